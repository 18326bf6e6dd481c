package io.qless.bridge.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.scale.Calibration;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.scale.ScaleListener;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.scale.ScaleReading.Settled;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The simulated cell under the real scale, in real time.
class SimulatedLoadCellIT implements ScaleListener {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final BlockingQueue<Settled> settled = new LinkedBlockingQueue<>();
  private final BlockingQueue<DeviceState> states = new LinkedBlockingQueue<>();

  @Override
  public void reading(ScaleReading reading) {
    if (reading instanceof Settled rest) {
      settled.add(rest);
    }
  }

  @Override
  public void state(DeviceState state) {
    states.add(state);
  }

  @Test
  void whatTheHandsDoIsWhatTheScaleReads() throws InterruptedException {
    var cell = new SimulatedLoadCell(1);
    try (var scale = new Scale("scale", cell, Calibration.NONE)) {
      scale.start(this);
      assertComesToRestAt(0);
      cell.drop(500);
      assertComesToRestAt(500);
      cell.remove(200);
      assertComesToRestAt(300);
      assertEquals(300, cell.loadGrams(), 1e-6);
    }
  }

  @Test
  void anUnpluggedCellIsAbsentAndComesBackWithItsLoad() throws InterruptedException {
    var cell = new SimulatedLoadCell(2, 1_000);
    try (var scale = new Scale("scale", cell, Calibration.NONE)) {
      scale.start(this);
      assertEquals(new Present(), take(states));
      cell.unplug();
      assertInstanceOf(Absent.class, take(states));
      settled.clear();
      cell.plugIn();
      assertEquals(new Present(), take(states));
      assertComesToRestAt(1_000);
    }
  }

  /// A busy machine may tear the signal and settle more than once: the value counts.
  private void assertComesToRestAt(double grams) throws InterruptedException {
    Settled rest;
    do {
      rest = take(settled);
    } while (Math.abs(rest.grams() - grams) > 5);
  }

  private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    if (next == null) {
      throw new AssertionError("nothing came within " + LIMIT);
    }
    return next;
  }
}
