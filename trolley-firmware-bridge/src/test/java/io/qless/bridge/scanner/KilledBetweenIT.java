package io.qless.bridge.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.sim.SimulatedSsiScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at any moment between the scanner's first byte and the program's last: each scan is
/// kept once.
class KilledBetweenIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int KILLS = 10;
  private static final int SCANS_A_LIFE = 25;
  private static final int EQUAL_LIVES = 4;
  private static final int EQUAL_SCANS = 5;
  private static final int EAN_13 = 0x0B;

  @TempDir Path dir;

  @Test
  void eachScanIsKeptOnceThoughTheProgramIsKilledTenTimes()
      throws IOException, InterruptedException {
    long seed = 20_261_126;
    var random = new Random(seed);
    Path kept = Files.createFile(dir.resolve("kept"));
    List<String> sent = new ArrayList<>();
    try (var hand = new SimulatedSsiScanner(dir.resolve("scanner"))) {
      for (int life = 0; life <= KILLS; life++) {
        Process program = start(kept);
        for (int i = 0; i < SCANS_A_LIFE; i++) {
          String code = "952%010d".formatted(sent.size());
          sent.add(code);
          hand.scan(EAN_13, code);
        }
        boolean last = life == KILLS;
        int enough = last ? sent.size() : sent.size() - SCANS_A_LIFE + random.nextInt(SCANS_A_LIFE);
        await(program, kept, enough);
        LockSupport.parkNanos(random.nextInt(6_000_000));
        kill(program);
      }
    }
    assertEquals(sent, texts(kept), "seed " + seed);
  }

  /// A repetition and a second scan of an equal code look the same; what tells them apart is that
  /// the first was answered.
  @Test
  void equalCodesScannedWhileTheProgramIsAwayAreSecondScans()
      throws IOException, InterruptedException {
    Path kept = Files.createFile(dir.resolve("kept"));
    List<String> sent = new ArrayList<>();
    try (var hand = new SimulatedSsiScanner(dir.resolve("scanner"))) {
      for (int life = 0; life < EQUAL_LIVES; life++) {
        for (int i = 0; i < EQUAL_SCANS; i++) {
          sent.add("9520000000011");
          hand.scan(EAN_13, "9520000000011");
        }
        Process program = start(kept);
        await(program, kept, sent.size());
        kill(program);
      }
    }
    assertEquals(sent, texts(kept));
  }

  private static void kill(Process program) throws InterruptedException {
    program.destroyForcibly();
    assertTrue(program.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS));
  }

  private static List<String> texts(Path kept) throws IOException {
    return Files.readAllLines(kept).stream()
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .toList();
  }

  private Process start(Path kept) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath(),
            KeepingProgram.class.getName(),
            dir.resolve("scanner").toString(),
            dir.resolve("scans").toString(),
            kept.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(dir.resolve("log").toFile()))
        .start();
  }

  /// Maven's forks hide theirs in a jar of its own.
  private static String classPath() {
    String forked = System.getProperty("surefire.test.class.path");
    return forked == null ? System.getProperty("java.class.path", "") : forked;
  }

  private void await(Process program, Path kept, int lines) throws IOException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (Files.readAllLines(kept).size() < lines) {
      boolean goesOn = program.isAlive() && System.nanoTime() < end;
      assertTrue(goesOn, () -> "not kept: " + log());
      LockSupport.parkNanos(2_000_000);
    }
  }

  private String log() {
    try {
      return Files.readString(dir.resolve("log"));
    } catch (IOException none) {
      return "no log";
    }
  }
}
