package io.qless.hub.storage;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much room the disk under the hub's data has. Says in the log, and to one who listens, when
/// somebody must act, and knows when nothing more may be written. Safe for any thread; lives as
/// long as the hub.
public final class DiskWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

  /// Below this somebody must act: the broker stops taking messages at 5 %.
  private static final int ALARM_PERCENT_FREE = 15;

  /// Below this the hub takes nothing more, so that what it has taken can be written to the end:
  /// three files of the broker's journal, and what the databases write behind their commits.
  private static final long FULL_BYTES = 32L * 1024 * 1024;

  private static final Duration LOOK = Duration.ofSeconds(2);

  private final File directory;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("disk-watch").daemon().factory());
  private volatile Consumer<String> listener;
  private volatile boolean low;
  private volatile boolean full;

  /// Whether the listener must still be told: on a full disk it can keep nothing. Guarded by this.
  private boolean owed;

  public DiskWatch(Path directory) {
    this.directory = directory.toFile();
    listener =
        _ -> {
          throw new IllegalStateException("nobody listens yet");
        };
    look();
    ScheduledFuture<?> _ =
        timer.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Tells once of a disk that runs full, in words, as it does now or later.
  public void whenLow(Consumer<String> ear) {
    listener = ear;
    look();
  }

  /// Whether somebody must act.
  public boolean low() {
    return low;
  }

  /// Whether nothing more may be written at this moment. Asks the disk itself, which takes some
  /// millionths of a second.
  public boolean full() {
    return freeBytes() < FULL_BYTES;
  }

  /// The same in words, for whoever must make room.
  public String inWords() {
    return "%d MB of the disk under %s are free, and the hub needs %d MB to work"
        .formatted(freeBytes() >> 20, directory, FULL_BYTES >> 20);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private long freeBytes() {
    return directory.getUsableSpace();
  }

  private synchronized void look() {
    long percentFree = 100 * freeBytes() / Math.max(1, directory.getTotalSpace());
    boolean nowLow = percentFree < ALARM_PERCENT_FREE;
    boolean nowFull = full();
    if (nowFull && !full) {
      LOG.error("nothing more is taken: {}", inWords());
    } else if (nowLow && !low) {
      LOG.error("only {} % of the disk under {} are free: make room", percentFree, directory);
    } else if (!nowFull && full) {
      LOG.info("there is room again, {} MB: the hub goes on", freeBytes() >> 20);
    } else if (!nowLow && low) {
      LOG.info("{} % of the disk under {} are free again", percentFree, directory);
    }
    owed |= nowLow && !low;
    full = nowFull;
    low = nowLow;
    if (owed && !nowFull) {
      tell();
    }
  }

  private void tell() {
    try {
      listener.accept("less than " + ALARM_PERCENT_FREE + " % of the disk is free");
      owed = false;
    } catch (RuntimeException notKept) {
      LOG.debug("staff could not be told of the disk yet: {}", notKept.getMessage());
    }
  }
}
