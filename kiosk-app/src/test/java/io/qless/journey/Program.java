package io.qless.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One program of the store as a process of its own. What it prints goes to its log. Any thread may
/// end it; it lives until it ends by itself, or is killed or closed.
public final class Program implements AutoCloseable {

  /// How long a program may take to close its files after SIGTERM.
  private static final Duration END_LIMIT = Duration.ofSeconds(15);

  private static final int TAIL_LINES = 15;

  private final String name;
  private final Path log;
  private final long logBefore;
  private final Process process;

  private Program(String name, Path log, long logBefore, Process process) {
    this.name = name;
    this.log = log;
    this.logBefore = logBefore;
    this.process = process;
  }

  /// Starts it; its log is appended to.
  public static Program start(
      String name, Path log, Map<String, String> environment, List<String> command) {
    try {
      Files.createDirectories(log.getParent());
      long before = Files.exists(log) ? Files.size(log) : 0;
      // A session of its own: Ctrl-C reaches the demo only, which ends its programs in order.
      List<String> own = new ArrayList<>(List.of("setsid"));
      own.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(own);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true);
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new Program(name, log, before, builder.start());
    } catch (IOException cause) {
      throw new JourneyException("starting the " + name + ": " + cause.getMessage(), cause);
    }
  }

  String name() {
    return name;
  }

  /// Number of its process.
  public long pid() {
    return process.pid();
  }

  Path log() {
    return log;
  }

  public boolean alive() {
    return process.isAlive();
  }

  /// Waits until it has printed this, and fails at once if it ends before.
  public void awaitWords(String words, Duration limit) {
    Await.found(
        "the " + name + " says \"" + words + '"',
        limit,
        () -> {
          if (printed().contains(words)) {
            return Optional.of(true);
          }
          if (!alive()) {
            throw new JourneyException(
                "the " + name + " ended with code " + process.exitValue() + "; " + tail());
          }
          return Optional.empty();
        },
        this::tail);
  }

  /// What it has printed since it was started.
  public String printed() {
    try {
      byte[] all = Files.readAllBytes(log);
      int from = Math.toIntExact(logBefore);
      return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException("reading " + log, cause);
    }
  }

  /// As a power cut: no handler runs. Returns when it is gone.
  public void kill() {
    process.destroyForcibly();
    gone();
  }

  /// Asks it to end and waits; one that does not listen is killed.
  @Override
  public void close() {
    process.destroy();
    if (!gone()) {
      kill();
    }
  }

  private boolean gone() {
    try {
      return process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String tail() {
    List<String> lines = printed().lines().toList();
    return "the end of "
        + log
        + ":\n  "
        + String.join("\n  ", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }
}
