package io.qless.hub.bench;

import java.util.Arrays;
import java.util.Locale;

/// How long things took, from the moment at which they were due and not from when somebody got
/// round to them: a queue that builds up in the load itself counts. Only what was due in the
/// measured time is kept. Safe for any thread.
final class Latencies {

  private long[] nanos = new long[1 << 12];
  private int count;
  private long from = Long.MAX_VALUE;
  private long until = Long.MAX_VALUE;

  /// Keeps what is due from now on.
  synchronized void begin() {
    count = 0;
    from = System.nanoTime();
    until = Long.MAX_VALUE;
  }

  /// Keeps nothing more that is due after this moment; what was due before may still come in.
  synchronized void end() {
    until = System.nanoTime();
  }

  synchronized void add(long due, long done) {
    if (from == Long.MAX_VALUE || due - from < 0 || (until != Long.MAX_VALUE && due - until > 0)) {
      return;
    }
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = done - due;
  }

  synchronized int count() {
    return count;
  }

  /// The value that this share of all does not exceed, in milliseconds; 0 if there is none.
  synchronized double millis(double share) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[(int) Math.max(0, Math.ceil(share * count) - 1)] / 1e6;
  }

  /// One row of the table.
  String row(String what) {
    return String.format(
        Locale.ROOT,
        "%-52s | %8d | %7.2f | %7.2f | %7.2f | %7.2f | %7.1f",
        what,
        count(),
        millis(0.5),
        millis(0.9),
        millis(0.99),
        millis(0.999),
        millis(1));
  }

  /// The head over such rows.
  static String head() {
    return String.format(
        Locale.ROOT,
        "%-52s | %8s | %7s | %7s | %7s | %7s | %7s",
        "milliseconds",
        "count",
        "p50",
        "p90",
        "p99",
        "p99.9",
        "max");
  }
}
