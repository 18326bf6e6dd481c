package io.qless.bridge.bench;

import com.sun.management.ThreadMXBean;
import io.qless.bridge.scale.LoadSample;
import io.qless.bridge.scale.LoadSample.Conversion;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.scale.StabilityFilter;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/// What the scale's filter costs for one sample, beside an exponential mean alone, which is what a
/// simple scale does and which can't tell rest from rolling.
final class FilterCost {

  private static final int SAMPLES = 200_000;
  private static final int ROUNDS = 10;
  private static final long SEED = 1;
  private static final double NOISE_GRAMS = 2.1;
  private static final double LOAD_GRAMS = 8_000;
  private static final double SMOOTHING = 0.145;
  private static final long PERIOD_NANOS = 12_500_000;

  private double smooth;
  private int settled;

  private FilterCost() {}

  static void print() {
    DevicesBenchMain.say(
        "One sample of a load cell (80/s; noise 2.1 g rms)                 |  ns |  bytes");
    var cost = new FilterCost();
    StabilityFilter filter = new StabilityFilter();
    row("median, mean, window, faults, verdict", sample -> cost.judge(filter, sample));
    row("  peer: an exponential mean alone", cost::smooth);
    if (cost.settled == 0 || cost.smooth == 0) {
      throw new IllegalStateException("nothing was weighed");
    }
    DevicesBenchMain.say("");
  }

  private static void row(String what, Consumer<LoadSample> work) {
    LoadSample[] samples = samples();
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long nanos = Long.MAX_VALUE;
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long allocated = memory.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      for (LoadSample sample : samples) {
        work.accept(sample);
      }
      nanos = Math.min(nanos, System.nanoTime() - start);
      bytes = memory.getCurrentThreadAllocatedBytes() - allocated;
    }
    DevicesBenchMain.say(
        String.format(Locale.ROOT, "%-65s | %3d | %6d", what, nanos / SAMPLES, bytes / SAMPLES));
  }

  private static LoadSample[] samples() {
    var random = new Random(SEED);
    LoadSample[] samples = new LoadSample[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] =
          new Conversion(LOAD_GRAMS + random.nextGaussian() * NOISE_GRAMS, i * PERIOD_NANOS);
    }
    return samples;
  }

  private void judge(StabilityFilter filter, LoadSample sample) {
    if (filter.accept(sample) instanceof ScaleReading.Settled) {
      settled++;
    }
  }

  private void smooth(LoadSample sample) {
    if (sample instanceof Conversion(double grams, long _)) {
      smooth += SMOOTHING * (grams - smooth);
    }
  }
}
