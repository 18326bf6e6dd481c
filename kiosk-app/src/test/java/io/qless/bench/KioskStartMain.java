package io.qless.bench;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Json;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `deploy/bench.sh kiosk` runs second: from the start script to the first picture on the
/// glass, without and with the cache of loaded classes, in turns. Without a hub.
public final class KioskStartMain {

  private static final int ROUNDS = 7;
  private static final Duration REST = Duration.ofMillis(10);

  /// Where the welcome screen's start button stands.
  private static final Rectangle BUTTON = new Rectangle(800, 300, 300, 200);

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Path home;
  private final Path folder;
  private final ScreenPixels eye = new ScreenPixels(BUTTON, REST);

  /// @param millis until the first picture
  /// @param megabytes that the process holds then
  private record Start(double millis, long megabytes) {}

  private KioskStartMain(Path home, Path folder) {
    this.home = home;
    this.folder = folder;
  }

  /// @param arguments the clone, and a folder whose `cache` holds what `--learn` left
  public static void main(String[] arguments) throws IOException, InterruptedException {
    new KioskStartMain(Path.of(arguments[0]), Path.of(arguments[1])).run();
    System.exit(0);
  }

  private void run() throws IOException, InterruptedException {
    Path data = Files.createDirectories(folder.resolve("start"));
    Files.write(
        data.resolve("trolley.json"),
        Json.bytes(
            new DeviceCredentials(
                DeviceKind.TROLLEY,
                "BENCH",
                "none",
                "S000",
                "tcp://127.0.0.1:9",
                "http://127.0.0.1:9")));
    Start[] plain = new Start[ROUNDS];
    Start[] cached = new Start[ROUNDS];
    for (int i = -1; i < ROUNDS; i++) { // the first turn brings the files into memory
      Start without = start(data, Map.of("QLESS_NO_CACHE", "1"));
      Start with = start(data, Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()));
      if (i >= 0) {
        plain[i] = without;
        cached[i] = with;
      }
    }
    out.printf(
        "%nFrom deploy/qless-kiosk to the first picture, %d starts each in turns:%n%n%-40s | %8s | %8s | %10s%n",
        ROUNDS, "milliseconds", "median", "least", "memory, MB");
    out.println(row("plain", plain));
    out.println(row("with the cache of loaded classes", cached));
    out.printf(Locale.ROOT, "plain : cache %.2f%n%n", median(plain) / median(cached));
  }

  private Start start(Path data, Map<String, String> environment)
      throws IOException, InterruptedException {
    int[] before = eye.still();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                home.resolve("deploy/qless-kiosk").toString(),
                "--data-directory=" + data,
                "--devices=sim"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("start.log").toFile());
    long begun = System.nanoTime();
    Process kiosk = builder.start();
    try {
      double millis = (eye.changed(before) - begun) / 1e6;
      eye.still();
      return new Start(millis, megabytes(kiosk.pid()));
    } finally {
      kiosk.destroy();
      kiosk.waitFor();
    }
  }

  private static long megabytes(long pid) throws IOException {
    String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
    Matcher line = Pattern.compile("VmRSS:\\s+([0-9]+)").matcher(status);
    return line.find() ? Long.parseLong(line.group(1)) / 1_024 : 0;
  }

  private static double median(Start[] starts) {
    return Arrays.stream(starts).mapToDouble(Start::millis).sorted().toArray()[starts.length / 2];
  }

  private static String row(String what, Start[] starts) {
    return String.format(
        Locale.ROOT,
        "%-40s | %8.0f | %8.0f | %10d",
        what,
        median(starts),
        Arrays.stream(starts).mapToDouble(Start::millis).min().orElse(0),
        Arrays.stream(starts).mapToLong(Start::megabytes).sorted().toArray()[starts.length / 2]);
  }
}
