package io.qless.kiosk.speech;

import io.qless.kiosk.trip.Language;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says one thing at a time, on a thread of its own. What is new ends what is being said, and takes
/// the place of what waits. Any thread may call and is never kept waiting; lives as long as the
/// program.
public final class Speaker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);

  /// Four sentences; whoever needs more looks, or calls for help.
  private static final int MOST_CHARS = 400;

  /// The longest text takes half of it. A program that hangs is ended then.
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

  private final SpeechProgram program;
  private final Duration limit;
  private final Thread thread;
  private final Object lock = new Object();

  // Under the lock:
  private @Nullable Utterance next;
  private @Nullable Process speaking;
  private boolean closed;

  // Of the speaker's thread only:
  private boolean failureLogged;

  private record Utterance(Language language, String text) {}

  /// @param program that speaks
  public Speaker(SpeechProgram program) {
    this(program, LIMIT);
  }

  Speaker(SpeechProgram program, Duration limit) {
    this.program = program;
    this.limit = limit;
    thread = Thread.ofPlatform().name("speech").daemon().start(this::run);
  }

  /// Says this now, in place of anything else.
  public void say(Language language, String text) {
    String said = text.substring(0, Math.min(text.length(), MOST_CHARS));
    instead(said.isBlank() ? null : new Utterance(language, said));
  }

  /// Says nothing more of what was to be said.
  public void hush() {
    instead(null);
  }

  private void instead(@Nullable Utterance utterance) {
    synchronized (lock) {
      next = utterance;
      end(speaking);
      lock.notifyAll();
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      next = null;
      end(speaking);
      lock.notifyAll();
    }
    try {
      if (!thread.join(STOP_LIMIT)) {
        LOG.warn("the voice did not stop within {}", STOP_LIMIT);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(@Nullable Process process) {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private void run() {
    try {
      for (Utterance now = take(); now != null; now = take()) {
        speak(now);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Utterance take() throws InterruptedException {
    synchronized (lock) {
      while (next == null && !closed) {
        lock.wait();
      }
      Utterance taken = next;
      next = null;
      return taken;
    }
  }

  private void speak(Utterance now) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(program.command(now.language()))
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      try {
        listenTo(process, now);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException cause) {
      if (!failureLogged) {
        LOG.warn("{} does not speak: {}", program.file(), cause.getMessage());
      }
      failureLogged = true;
    }
  }

  private void listenTo(Process process, Utterance now) throws IOException, InterruptedException {
    synchronized (lock) {
      if (closed || next != null) {
        return; // something newer came while it was started
      }
      speaking = process;
    }
    try (OutputStream in = process.getOutputStream()) {
      in.write(now.text().getBytes(StandardCharsets.UTF_8));
    } catch (IOException ended) {
      LOG.debug("ended while it was told what to say", ended);
    }
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("the voice was ended: it spoke for more than {}", limit);
    }
    synchronized (lock) {
      speaking = null;
    }
  }
}
