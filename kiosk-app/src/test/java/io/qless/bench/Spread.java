package io.qless.bench;

import java.util.Arrays;
import java.util.Locale;

/// How measured times are spread.
final class Spread {

  private Spread() {}

  /// One row of a table of p50, p95, p99 and the most.
  ///
  /// @param width of the first column
  static String row(int width, String what, double[] millis) {
    return String.format(
        Locale.ROOT,
        "%-" + width + "s | %8.1f | %8.1f | %8.1f | %8.1f",
        what,
        at(millis, 0.5),
        at(millis, 0.95),
        at(millis, 0.99),
        at(millis, 1));
  }

  /// The value that a share of all does not pass.
  static double at(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
