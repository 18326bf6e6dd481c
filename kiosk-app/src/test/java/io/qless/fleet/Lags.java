package io.qless.fleet;

import java.util.Arrays;

/// How long things took. Safe for any thread.
final class Lags {

  /// The latest ones are kept: hours of a hundred trolleys fit.
  private static final int MOST = 1 << 20;

  private long[] nanos = new long[1 << 10];
  private long count;

  synchronized void add(long took) {
    int at = (int) (count % MOST);
    if (at == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * nanos.length);
    }
    nanos[at] = took;
    count++;
  }

  synchronized long count() {
    return count;
  }

  /// Milliseconds that this share of all does not exceed; 0 if there is none.
  synchronized double millis(double share) {
    int kept = (int) Math.min(count, nanos.length);
    long[] sorted = Arrays.copyOf(nanos, kept);
    Arrays.sort(sorted);
    return kept == 0 ? 0 : sorted[(int) Math.max(0, Math.ceil(share * kept) - 1)] / 1e6;
  }
}
