package io.qless.bridge.sim;

import io.qless.bridge.DeviceException;
import io.qless.bridge.scale.LoadCell;
import io.qless.bridge.scale.LoadSample;
import io.qless.bridge.scale.StabilityFilter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A load cell without a basket, for demo, training and tests: 80 noisy samples a second in real
/// time, and hands that drop, remove and shake. The scale's thread reads it, any thread may be the
/// hands; it lives as long as its scale.
public final class SimulatedLoadCell implements LoadCell {

  /// 0.05 g (gravity) root mean square on 8 kg: a trolley rolling over tiles.
  public static final double ROLLING_GRAMS = 400;

  private static final long PERIOD_NANOS =
      TimeUnit.SECONDS.toNanos(1) / StabilityFilter.SAMPLES_PER_SECOND;

  /// Where a 24-bit converter at 85 counts per gram stands at its end, rounded down.
  private static final double SATURATION_GRAMS = 98_000;

  /// A reader that falls back further than this does not get the samples that nobody fetched.
  private static final long BACKLOG_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  // Guarded by this:
  private final PanSignal signal;
  private boolean pluggedIn = true;
  private long nextNanos;

  /// @param seed of noise and shaking
  /// @param restGrams what stands on the cell at the beginning: an empty basket
  public SimulatedLoadCell(long seed, double restGrams) {
    this.signal = new PanSignal(seed, restGrams);
  }

  /// An empty basket of 0 g.
  public SimulatedLoadCell(long seed) {
    this(seed, 0);
  }

  /// Goods fall into the basket; more than 0 g.
  public synchronized void drop(double grams) {
    signal.step(positive(grams), System.nanoTime());
  }

  /// Goods are taken out; more than 0 g.
  public synchronized void remove(double grams) {
    signal.step(-positive(grams), System.nanoTime());
  }

  /// The trolley rolls for `time`.
  public void shake(Duration time) {
    shake(time, ROLLING_GRAMS);
  }

  /// The trolley is shaken for `time` with `rmsGrams`, 0 or more.
  public synchronized void shake(Duration time, double rmsGrams) {
    if (!(rmsGrams >= 0)) {
      throw new IllegalArgumentException("shaking with " + rmsGrams + " g");
    }
    signal.shake(rmsGrams, time, System.nanoTime());
  }

  /// The cell creeps from now on; 0 stops it.
  public synchronized void drift(double gramsPerMinute) {
    signal.drift(gramsPerMinute, System.nanoTime());
  }

  /// Takes the cell away: reading and opening fail until [#plugIn].
  public synchronized void unplug() {
    pluggedIn = false;
    notifyAll();
  }

  /// Brings the cell back, with whatever lies in the basket.
  public synchronized void plugIn() {
    pluggedIn = true;
  }

  /// Whether it is plugged in.
  public synchronized boolean isPluggedIn() {
    return pluggedIn;
  }

  /// What lies on the cell now, without noise and ringing.
  public synchronized double loadGrams() {
    return signal.loadGrams(System.nanoTime());
  }

  @Override
  public String identity() {
    return "simulated, " + StabilityFilter.SAMPLES_PER_SECOND + " samples a second";
  }

  @Override
  public synchronized void open() {
    requirePluggedIn();
    nextNanos = System.nanoTime() + PERIOD_NANOS;
  }

  @Override
  public synchronized LoadSample next(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      requirePluggedIn();
      long now = System.nanoTime();
      if (now - nextNanos > BACKLOG_NANOS) {
        nextNanos = now;
      }
      if (now - nextNanos >= 0) {
        return convert();
      }
      if (now - deadline >= 0) {
        return new LoadSample.Missing();
      }
      TimeUnit.NANOSECONDS.timedWait(this, Math.min(nextNanos, deadline) - now);
    }
  }

  @Override
  public void close() {
    // Nothing is held open.
  }

  private LoadSample convert() {
    double grams = signal.gramsAt(nextNanos);
    long at = nextNanos;
    nextNanos += PERIOD_NANOS;
    return Math.abs(grams) > SATURATION_GRAMS
        ? new LoadSample.Saturated()
        : new LoadSample.Conversion(grams, at);
  }

  private void requirePluggedIn() {
    if (!pluggedIn) {
      throw new DeviceException("the simulated load cell is unplugged", "plug the scale in");
    }
  }

  private static double positive(double grams) {
    if (!(grams > 0) || Double.isInfinite(grams)) {
      throw new IllegalArgumentException("goods weigh more than 0 g, not " + grams);
    }
    return grams;
  }
}
