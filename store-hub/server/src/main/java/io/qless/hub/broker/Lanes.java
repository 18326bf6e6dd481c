package io.qless.hub.broker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work of many devices at once, of each in order: one lane per device, on a virtual thread while
/// there is something to do. Safe for any thread.
public final class Lanes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  /// How long the end of running work is waited for.
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private static final Duration LOOK = Duration.ofMillis(10);

  private final String name;
  private final int maxWaiting;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /// @param name for threads and log
  /// @param maxWaiting pieces of work that wait in one lane
  public Lanes(String name, int maxWaiting) {
    this.name = name;
    this.maxWaiting = maxWaiting;
  }

  /// Takes work for a device.
  ///
  /// @param device id that the broker vouches for, so that there are no more lanes than devices
  /// @return false if its lane is full or the hub is closing; then nothing will be done
  public boolean offer(String device, Runnable work) {
    return !closed && lanes.computeIfAbsent(device, Lane::new).offer(work);
  }

  /// Takes no more work, and waits a while for what is under way.
  @Override
  public void close() {
    closed = true;
    long start = System.nanoTime();
    while (lanes.values().stream().anyMatch(Lane::busy)
        && System.nanoTime() - start < CLOSE_LIMIT.toNanos()) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private final class Lane {
    private final String device;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    Lane(String device) {
      this.device = device;
    }

    synchronized boolean offer(Runnable work) {
      if (waiting.size() >= maxWaiting) {
        return false;
      }
      waiting.add(work);
      if (!busy) {
        busy = true;
        Thread.ofVirtual().name(name + '-' + device).start(this::drain);
      }
      return true;
    }

    synchronized boolean busy() {
      return busy;
    }

    private void drain() {
      for (Optional<Runnable> work = next(); work.isPresent(); work = next()) {
        try {
          work.get().run();
        } catch (RuntimeException failed) {
          LOG.error("{} of {} failed", name, device, failed);
        }
      }
    }

    private synchronized Optional<Runnable> next() {
      Optional<Runnable> first = Optional.ofNullable(waiting.poll());
      busy = first.isPresent();
      return first;
    }
  }
}
