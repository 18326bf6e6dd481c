package io.qless.hub.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/// Says at an even rate that something is due, whatever became of what was due before; comes to
/// that rate slowly, as no store opens with all its shoppers at once. One thread of its own until
/// it is closed.
final class Pacer implements AutoCloseable {

  private static final long SECOND = 1_000_000_000;

  private final Thread thread;
  private volatile boolean closed;

  /// @param ramp after which it is at that rate, from a tenth of it on
  /// @param due gets the moment by [System#nanoTime()]; must only hand over
  Pacer(int perSecond, Duration ramp, LongConsumer due) {
    thread =
        Thread.ofPlatform()
            .name("pacer")
            .daemon()
            .start(() -> pace(perSecond, ramp.toNanos(), due));
  }

  private void pace(int perSecond, long ramp, LongConsumer due) {
    long begun = System.nanoTime();
    long next = begun;
    while (!closed) {
      double share = ramp == 0 ? 1 : Math.min(1, 0.1 + 0.9 * (next - begun) / ramp);
      next += Math.round(SECOND / (share * perSecond));
      for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      due.accept(next);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
