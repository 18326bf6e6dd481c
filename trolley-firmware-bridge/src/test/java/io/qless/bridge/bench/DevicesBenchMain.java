package io.qless.bridge.bench;

import io.qless.bridge.bench.ScanRuns.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Measures scanner and scale of a trolley on this machine and prints tables. Each figure stands
/// beside a peer's of the same run. Argument: a folder that is empty.
public final class DevicesBenchMain {

  private static final int WARM_UP = 2_000;
  private static final int FLOOD = 50_000;
  private static final int FLOOD_KEPT = 5_000;
  private static final int ONE_BY_ONE = 1_000;

  private DevicesBenchMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 1) {
      throw new IllegalArgumentException("a folder, please");
    }
    var runs = new ScanRuns(Path.of(args[0]));
    for (Reading each : Reading.values()) {
      double _ = runs.flood(each, WARM_UP);
    }
    flood(runs);
    oneByOne(runs);
    idle(runs);
    FilterCost.print();
    System.exit(0); // the driver's threads are ended; a library's may not be
  }

  private static void flood(ScanRuns runs) throws IOException, InterruptedException {
    say("Scans without a pause, 17 bytes each, through a pseudo-terminal   | scans/s |  of peer");
    pair(
        "taken and given to the program",
        runs.flood(Reading.DRIVER, FLOOD),
        runs.flood(Reading.BARE, FLOOD));
    pair(
        "each forced to the disk first",
        runs.flood(Reading.DRIVER_KEPT, FLOOD_KEPT),
        runs.flood(Reading.BARE_KEPT, FLOOD_KEPT));
    say("");
  }

  private static void pair(String what, double ours, double peers) {
    say(String.format(Locale.ROOT, "%-65s | %,7.0f | %.2f : 1", what, ours, ours / peers));
    say(String.format(Locale.ROOT, "%-65s | %,7.0f |", "  peer: a bare reading loop", peers));
  }

  private static void oneByOne(ScanRuns runs) throws IOException, InterruptedException {
    say(
        ONE_BY_ONE
            + " scans one by one, from writing the bytes to the callback  | p50, ms |    p95 |    p99 |   most");
    for (Reading each :
        List.of(Reading.DRIVER, Reading.BARE, Reading.DRIVER_KEPT, Reading.BARE_KEPT)) {
      double[] millis = runs.oneByOne(each, ONE_BY_ONE);
      Arrays.sort(millis);
      say(
          String.format(
              Locale.ROOT,
              "%-62s | %7.2f | %6.2f | %6.2f | %6.2f",
              each.words(),
              at(millis, 0.5),
              at(millis, 0.95),
              at(millis, 0.99),
              at(millis, 1)));
    }
    say("");
  }

  /// The value that a share of all does not pass.
  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  private static void idle(ScanRuns runs) throws IOException, InterruptedException {
    say("Nothing happens for 10 s                                          | processor, ms/s");
    say(row("nothing but this program", IdleCost.ofNothing()));
    say(row("a scanner waits", IdleCost.of(runs.waiting(Reading.DRIVER))));
    say(row("  peer: a bare reading loop waits", IdleCost.of(runs.waiting(Reading.BARE))));
    say(row("a scale weighs, 80 samples/s, one resting load", IdleCost.ofScale()));
    say("");
  }

  private static String row(String what, double millisPerSecond) {
    return String.format(Locale.ROOT, "%-65s | %15.2f", what, millisPerSecond);
  }

  static void say(String line) {
    System.out.println(line);
  }
}
