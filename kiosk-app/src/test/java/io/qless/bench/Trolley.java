package io.qless.bench;

import io.qless.bridge.scale.LoadSample;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.scale.StabilityFilter;
import io.qless.bridge.sim.PanSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A simulated basket of 8 kg on the real filter, sample by sample, with the news that a scale
/// would tell. Time is counted, not waited for.
final class Trolley {

  /// What happens to it.
  enum Mood {
    PARKED("parked"),
    HAND_ON_BAR("hand on the bar"),
    ROLLING("rolling, stops to load"),
    CREEPING("creeping cell, 0.4 g/min"),
    DRIFTING("drifting cell, 5 g/min"),
    TORN("faulty cell, 3 % torn words"),
    NOISY("faulty cell, noise x 10"),
    DEAD("faulty cell, repeats itself");

    private final String words;

    Mood(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    double driftGramsPerMinute() {
      return switch (this) {
        case CREEPING -> 0.4;
        case DRIFTING -> 5;
        default -> 0;
      };
    }
  }

  static final double LOAD_GRAMS = 8_000;

  /// 0.003 g and 0.05 g (of gravity) on 8 kg.
  private static final double HAND_RMS_GRAMS = 24;

  private static final double ROLLING_RMS_GRAMS = 400;
  private static final double TORN_SHARE = 0.03;
  private static final double TORN_GRAMS = 100_000;

  private static final long SAMPLE_NANOS = 12_500_000;
  private static final long DEAD_AFTER_NANOS = Duration.ofSeconds(4).toNanos();

  /// New tones of shaking this often.
  private static final Duration SHAKE = Duration.ofSeconds(5);

  private final Mood mood;
  private final SplittableRandom random;
  private final PanSignal pan;
  private final StabilityFilter filter = new StabilityFilter();
  private final List<BasketRule> rules;
  private @Nullable ScaleReading told;
  private long nanos;
  private long shakeAgain;
  private boolean rolling;
  private double stuckAt = Double.NaN;

  Trolley(Mood mood, long seed, List<BasketRule> rules) {
    this.mood = mood;
    this.rules = rules;
    random = new SplittableRandom(seed);
    pan = new PanSignal(seed, LOAD_GRAMS);
    pan.drift(mood.driftGramsPerMinute(), 0);
  }

  SplittableRandom random() {
    return random;
  }

  /// Rolls, or stands.
  void roll(boolean rolls) {
    if (rolling != rolls) {
      rolling = rolls;
      shakeAgain = nanos;
    }
  }

  void put(double grams) {
    pan.step(grams, nanos);
  }

  /// Lets time pass until so many seconds after the beginning.
  void until(double seconds) {
    while (nanos < seconds * 1e9) {
      nanos += SAMPLE_NANOS;
      shake();
      ScaleReading reading = filter.accept(new LoadSample.Conversion(gramsNow(), nanos));
      if (reading.isNewsAfter(told)) {
        told = reading;
        Instant at = Instant.EPOCH.plusNanos(nanos);
        rules.forEach(rule -> rule.reading(reading, at));
      }
    }
  }

  private void shake() {
    double rms =
        switch (mood) {
          case HAND_ON_BAR -> HAND_RMS_GRAMS;
          case ROLLING -> rolling ? ROLLING_RMS_GRAMS : HAND_RMS_GRAMS;
          default -> 0;
        };
    if (rms > 0 && nanos >= shakeAgain) {
      pan.shake(rms, SHAKE, nanos);
      shakeAgain = nanos + SHAKE.toNanos();
    }
  }

  private double gramsNow() {
    double grams = pan.gramsAt(nanos);
    return switch (mood) {
      case TORN ->
          random.nextDouble() < TORN_SHARE ? random.nextDouble(-TORN_GRAMS, TORN_GRAMS) : grams;
      case NOISY -> grams + 9.95 * PanSignal.NOISE_GRAMS * random.nextGaussian();
      case DEAD -> {
        if (nanos > DEAD_AFTER_NANOS && Double.isNaN(stuckAt)) {
          stuckAt = grams;
        }
        yield Double.isNaN(stuckAt) ? grams : stuckAt;
      }
      case PARKED, HAND_ON_BAR, ROLLING, CREEPING, DRIFTING -> grams;
    };
  }
}
