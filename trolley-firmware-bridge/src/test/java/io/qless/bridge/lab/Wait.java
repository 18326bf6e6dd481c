package io.qless.bridge.lab;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what must become true. The limit is generous: a guest that is computed instruction by
/// instruction takes its time.
final class Wait {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  static final Duration STEP = Duration.ofMillis(2);

  private Wait() {}

  static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
