package io.qless.bridge.scale;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.DeviceState;
import io.qless.bridge.scale.ScaleReading.Settled;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Hears a scale in a test and waits for what it says.
public final class RecordingScaleListener implements ScaleListener {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  public final Awaited<DeviceState> states = new Awaited<>();
  public final Awaited<ScaleReading> readings = new Awaited<>();

  /// The weights that were told, for good.
  public final BlockingQueue<Long> settled = new LinkedBlockingQueue<>();

  @Override
  public void reading(ScaleReading reading) {
    if (reading instanceof Settled now) {
      settled.add(now.grams());
    }
    readings.queue.add(reading);
  }

  @Override
  public void state(DeviceState state) {
    states.queue.add(state);
  }

  /// Waits for a weight that rests near this one.
  public void settled(long grams, long within) throws InterruptedException {
    var before = new ArrayDeque<ScaleReading>();
    while (true) {
      ScaleReading reading = readings.queue.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
      assertNotNull(reading, () -> "no " + grams + " g; it said " + before);
      if (reading instanceof Settled now && Math.abs(now.grams() - grams) <= within) {
        return;
      }
      before.add(reading);
      assertTrue(before.size() < 10_000, "it never rests near " + grams);
    }
  }

  /// What was told, one after the other.
  public static final class Awaited<T> {
    private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();

    /// The next, waited for.
    public T take() throws InterruptedException {
      T next = queue.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
      assertNotNull(next, "nothing more was told");
      return next;
    }

    public boolean isEmpty() {
      return queue.isEmpty();
    }

    @Override
    public String toString() {
      return queue.toString();
    }
  }
}
