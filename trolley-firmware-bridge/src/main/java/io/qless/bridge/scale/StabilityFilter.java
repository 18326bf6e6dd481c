package io.qless.bridge.scale;

import io.qless.bridge.scale.LoadSample.Broken;
import io.qless.bridge.scale.LoadSample.Conversion;
import io.qless.bridge.scale.LoadSample.Missing;
import io.qless.bridge.scale.LoadSample.Saturated;
import io.qless.bridge.scale.ScaleReading.Fault;
import io.qless.bridge.scale.ScaleReading.Moving;
import io.qless.bridge.scale.ScaleReading.Settled;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Turns samples at 80 a second into "settled", "moving" or "fault". Pure: its only clock is the
/// number of samples and the time written on them. Used by one thread; lives as long as the cell
/// stays open.
///
/// Samples pass a fault check, a median of 9 (single torn words and knocks), an exponential mean
/// (time constant 80 ms), and then a window of half a second: the load is settled while the window
/// spans no more than 15 g and its two halves agree within a third of that. The figures come from a
/// simulation of 400 drops; at 10 samples a second a rolling trolley looked settled in every fourth
/// of them, at 80 in one of 200.
public final class StabilityFilter {

  /// Conversions per second that the other constants are made for.
  public static final int SAMPLES_PER_SECOND = 80;

  /// Widest span of the smoothed signal that counts as rest.
  public static final double BAND_GRAMS = 15;

  private static final int MEDIAN_SAMPLES = 9;
  private static final double SMOOTHING_SECONDS = 0.080;
  private static final double SMOOTHING =
      1 - Math.exp(-1.0 / (SAMPLES_PER_SECOND * SMOOTHING_SECONDS));
  private static final int WINDOW_SAMPLES = SAMPLES_PER_SECOND / 2;
  private static final double HALVES_GRAMS = BAND_GRAMS / 3;

  /// Variance of rounding to whole grams: 1/12.
  private static final double ROUNDING_VARIANCE = 1.0 / 12;

  /// A hole this long can hide a movement: 8 sample periods.
  private static final long GAP_NANOS = 100_000_000L;

  /// More saturated samples in a row than the median could swallow.
  private static final int SATURATED_LIMIT = 5;

  /// A converter's noise never gives the same value for a second.
  private static final int STUCK_LIMIT = SAMPLES_PER_SECOND;

  /// Nobody changes the load by 20 kg within 12.5 ms; a torn word does, and makes two such jumps.
  private static final double JUMP_GRAMS = 20_000;

  /// Jumps within [#JUMP_WINDOW] samples that tell of bad wiring: eight torn words a second.
  private static final int JUMP_LIMIT = 16;

  private static final int JUMP_WINDOW = SAMPLES_PER_SECOND;

  private static final Fault SATURATED =
      new Fault("the converter is at its end", "unload the basket, then check wires A+ and A-");
  private static final Fault MISSING =
      new Fault("the converter gives no conversion", "check the scale's cable and its supply");
  private static final Fault STUCK =
      new Fault("the converter repeats one value", "check wires E+ and E-");
  private static final Fault JUMPING =
      new Fault("the signal jumps by more than any load", "check the scale's cable and shield");

  private final double[] recent = new double[MEDIAN_SAMPLES];
  private final double[] window = new double[WINDOW_SAMPLES];
  private long recentCount;
  private long windowCount;
  private double smooth;

  private @Nullable Conversion last;
  private int saturated;
  private int repeats;
  private int jumps;
  private int jumpWindow;
  private boolean jumping;

  /// Takes the next sample and says what is known after it.
  public ScaleReading accept(LoadSample sample) {
    return switch (sample) {
      case Missing() -> fault(MISSING);
      case Broken(String reason, String wayOut) -> fault(new Fault(reason, wayOut));
      case Saturated() -> {
        saturated++;
        yield saturated >= SATURATED_LIMIT ? fault(SATURATED) : judge();
      }
      case Conversion conversion -> {
        saturated = 0;
        yield accept(conversion);
      }
    };
  }

  private ScaleReading accept(Conversion now) {
    watch(now);
    last = now;
    if (repeats >= STUCK_LIMIT) {
      return fault(STUCK);
    }
    if (jumping) {
      return fault(JUMPING);
    }
    smooth(now.grams());
    return judge();
  }

  /// Counts what a healthy cell never does.
  private void watch(Conversion now) {
    boolean jump = false;
    if (last != null) {
      if (now.atNanos() - last.atNanos() > GAP_NANOS) {
        startOver();
      }
      repeats = now.grams() == last.grams() ? repeats + 1 : 0;
      jump = Math.abs(now.grams() - last.grams()) > JUMP_GRAMS;
    }
    jumps += jump ? 1 : 0;
    jumpWindow++;
    if (jumps >= JUMP_LIMIT) {
      jumping = true;
    }
    if (jumpWindow == JUMP_WINDOW) {
      jumping = jumps >= JUMP_LIMIT;
      jumpWindow = 0;
      jumps = 0;
    }
  }

  private void smooth(double grams) {
    recent[(int) (recentCount % MEDIAN_SAMPLES)] = grams;
    recentCount++;
    if (recentCount < MEDIAN_SAMPLES) {
      return;
    }
    double[] sorted = recent.clone();
    Arrays.sort(sorted);
    double median = sorted[MEDIAN_SAMPLES / 2];
    smooth = windowCount == 0 ? median : smooth + SMOOTHING * (median - smooth);
    window[(int) (windowCount % WINDOW_SAMPLES)] = smooth;
    windowCount++;
  }

  private ScaleReading judge() {
    if (windowCount < WINDOW_SAMPLES) {
      return new Moving();
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double older = 0;
    double newer = 0;
    for (int age = 0; age < WINDOW_SAMPLES; age++) {
      double grams = window[(int) ((windowCount + age) % WINDOW_SAMPLES)];
      least = Math.min(least, grams);
      most = Math.max(most, grams);
      if (age < WINDOW_SAMPLES / 2) {
        older += grams;
      } else {
        newer += grams;
      }
    }
    double halves = Math.abs(newer - older) / (WINDOW_SAMPLES / 2.0);
    if (most - least > BAND_GRAMS || halves > HALVES_GRAMS) {
      return new Moving();
    }
    double mean = (older + newer) / WINDOW_SAMPLES;
    return new Settled(Math.round(mean), Math.sqrt(variance(mean) + ROUNDING_VARIANCE));
  }

  private double variance(double mean) {
    double squares = 0;
    for (double grams : window) {
      squares += (grams - mean) * (grams - mean);
    }
    return squares / (WINDOW_SAMPLES - 1);
  }

  private Fault fault(Fault fault) {
    startOver();
    return fault;
  }

  /// What was smoothed says nothing about the load any more.
  private void startOver() {
    recentCount = 0;
    windowCount = 0;
  }
}
