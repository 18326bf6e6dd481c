package io.qless.kiosk.core;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread on which a trip changes. Anybody may hand it work; work is done in the order in
/// which it came.
public final class TripLane implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TripLane.class);

  /// Work waiting at most. A burst of 20 scans with their weights is under 100; more means that the
  /// lane stands still.
  private static final int MAX_WAITING = 2_000;

  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean stopping;

  /// Starts the thread.
  public TripLane() {
    Thread.ofPlatform().name("trip").start(this::run);
  }

  /// Hands over work.
  ///
  /// @return false if the lane is full or closed; then the work will not be done
  public boolean offer(Runnable work) {
    boolean taken = !stopping && waiting.offer(work);
    if (!taken) {
      LOG.error(
          "the trip lane takes no more work: {} waiting, stopping {}", waiting.size(), stopping);
    }
    return taken;
  }

  /// Finishes what waits and stops.
  @Override
  public void close() {
    waiting.offer(() -> stopping = true);
    try {
      if (!stopped.await(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the trip lane did not stop within {}", STOP_LIMIT);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopping) {
      try {
        waiting.take().run();
      } catch (InterruptedException interrupted) {
        stopping = true;
      } catch (Exception mistake) {
        LOG.error("work on the trip failed; the trip stands as before", mistake);
      }
    }
    stopped.countDown();
  }
}
