package io.qless.kiosk.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Measures how long the thread that draws the screen stands still: a shopper's finger waits just
/// as long. Hands it an empty task twenty times a second and looks when it is done. A pause that is
/// too long is told once, with what the thread is doing. Any thread may ask; lives as long as the
/// screen.
public final class PauseWatch {

  private static final Logger LOG = LoggerFactory.getLogger(PauseWatch.class);

  /// Between two tasks: a pause is known to this, and costs nothing that could be noticed.
  private static final Duration BEAT = Duration.ofMillis(50);

  /// What a finger feels as a screen that hangs. Building all pages at the start takes longer and
  /// is no pause: the watch begins after it.
  private static final Duration TOO_LONG = Duration.ofMillis(250);

  /// Enough to see who called whom, and fits in one line of the log.
  private static final int STACK_FRAMES = 24;

  private final Screen screen;
  private final LongSupplier nanos;
  private final InstantSource clock;

  // Guarded by this:
  private boolean waits;
  private boolean told;
  private long asked;
  private long longestNanos;
  private Instant longestAt = Instant.EPOCH;
  private int tooLong;

  /// The thread that is watched.
  ///
  /// @param later does something on it
  /// @param stack what it is doing now
  record Screen(Consumer<Runnable> later, Supplier<StackTraceElement[]> stack) {}

  PauseWatch(Screen screen, LongSupplier nanos, InstantSource clock) {
    this.screen = screen;
    this.nanos = nanos;
    this.clock = clock;
  }

  /// A watch over the FX thread; called on it. Measures nothing before [#begin].
  public static PauseWatch ofThisThread(InstantSource clock) {
    Thread fx = Thread.currentThread();
    return new PauseWatch(
        new Screen(Platform::runLater, fx::getStackTrace), System::nanoTime, clock);
  }

  /// Watches from now on. Once only.
  public void begin() {
    Thread.ofPlatform().name("pause-watch").daemon().start(this::beatForEver);
  }

  /// The longest pause so far, when it ended, and how many were too long.
  public synchronized String inWords() {
    long running = waits ? nanos.getAsLong() - asked : 0;
    long longest = Math.max(longestNanos, running);
    return String.format(
        Locale.ROOT,
        "longest %d ms%s, %d over %d ms",
        TimeUnit.NANOSECONDS.toMillis(longest),
        longestNanos == 0 ? "" : " at " + longestAt,
        tooLong,
        TOO_LONG.toMillis());
  }

  private void beatForEver() {
    try {
      while (!Thread.interrupted()) {
        beat();
        TimeUnit.NANOSECONDS.sleep(BEAT.toNanos());
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /// Hands over the next task, or sees that the last one still waits.
  void beat() {
    boolean ask;
    synchronized (this) {
      ask = !waits;
      if (ask) {
        waits = true;
        told = false;
        asked = nanos.getAsLong();
      } else if (!told && nanos.getAsLong() - asked > TOO_LONG.toNanos()) {
        told = true;
        tooLong++;
        LOG.warn("the screen stands still; its thread is at {}", stackInWords());
      }
    }
    if (ask) {
      screen.later().accept(this::answered);
    }
  }

  private synchronized void answered() {
    long took = nanos.getAsLong() - asked;
    waits = false;
    if (took > longestNanos) {
      longestNanos = took;
      longestAt = clock.instant();
    }
    if (told) {
      LOG.warn("the screen stood still for {} ms", TimeUnit.NANOSECONDS.toMillis(took));
    } else if (took > TOO_LONG.toNanos()) {
      tooLong++;
    }
  }

  private String stackInWords() {
    return Arrays.stream(screen.stack().get())
        .limit(STACK_FRAMES)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining(" < "));
  }
}
