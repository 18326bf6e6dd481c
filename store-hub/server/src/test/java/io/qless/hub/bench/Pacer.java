package io.qless.hub.bench;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/// Says at an even rate that something is due, whatever became of what was due before. One thread
/// of its own until it is closed.
final class Pacer implements AutoCloseable {

  private static final long SECOND = 1_000_000_000;

  private final Thread thread;
  private volatile boolean closed;

  /// @param due gets the moment by [System#nanoTime()]; must only hand over
  Pacer(int perSecond, LongConsumer due) {
    thread = Thread.ofPlatform().name("pacer").daemon().start(() -> pace(SECOND / perSecond, due));
  }

  private void pace(long gap, LongConsumer due) {
    long next = System.nanoTime();
    while (!closed) {
      next += gap;
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
