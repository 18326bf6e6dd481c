package io.qless.contract.link;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits in a test for something that becomes true soon, with a limit.
public final class Soon {

  /// Long enough for a loaded machine; only a failing test waits so long.
  public static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Duration LOOK = Duration.ofMillis(20);

  private Soon() {}

  /// Waits until the condition holds; fails with `what` after [#LIMIT].
  public static void soon(String what, BooleanSupplier condition) {
    soon(() -> what, condition);
  }

  /// The same with a text made when it fails.
  public static void soon(Supplier<String> what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        throw new AssertionError("not within " + LIMIT + ": " + what.get());
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
