package io.qless.bridge.sim;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// What the load cell under a basket feels: goods that ring down after they were dropped, noise,
/// the shaking of a rolling trolley, creep. Pure: time is told to it, and equal seeds give equal
/// signals. Used by one thread at a time; lives as long as its cell.
public final class PanSignal {

  /// One standard deviation of a 50 kg cell's converter at 80 samples a second, in grams.
  public static final double NOISE_GRAMS = 2.1;

  /// The basket swings at 8 Hz after a drop and loses it slowly: damping ratio 0.08.
  private static final double RING_HERTZ = 8;

  private static final double RING_DAMPING = 0.08;
  private static final double RING_RADIANS = 2 * Math.PI * RING_HERTZ;
  private static final double DAMPED_RADIANS =
      RING_RADIANS * Math.sqrt(1 - RING_DAMPING * RING_DAMPING);

  /// After 5 s a ring-down has shrunk to e^-20 of its drop: it counts as load from then on.
  private static final double RING_SECONDS = 5;

  /// Steps that ring at once; the oldest is taken as rung down when one more comes.
  private static final int RINGING_LIMIT = 64;

  /// A rolling trolley shakes between these frequencies.
  private static final double SHAKE_LEAST_HERTZ = 4;

  private static final double SHAKE_MOST_HERTZ = 20;
  private static final int SHAKE_TONES = 8;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double SECONDS_PER_MINUTE = 60;

  private record Step(double grams, long atNanos) {}

  private record Tone(double radiansPerSecond, double phase) {}

  private final RandomGenerator random;
  private final Deque<Step> ringing = new ArrayDeque<>();
  private double restGrams;

  private List<Tone> tones = List.of();
  private double shakeRmsGrams;
  private long shakeUntilNanos;

  private double driftGramsPerMinute;
  private long driftSinceNanos;

  /// @param seed of the noise and the shaking
  /// @param restGrams what stands on the cell at the beginning
  public PanSignal(long seed, double restGrams) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.restGrams = restGrams;
  }

  /// Changes the load by `grams` (negative takes away) at once; the signal follows by ringing.
  public void step(double grams, long atNanos) {
    if (ringing.size() == RINGING_LIMIT) {
      restGrams += ringing.removeFirst().grams();
    }
    ringing.addLast(new Step(grams, atNanos));
  }

  /// Shakes from `atNanos` on for `time`, with `rmsGrams` root mean square.
  public void shake(double rmsGrams, Duration time, long atNanos) {
    List<Tone> shaking = new ArrayList<>();
    for (int i = 0; i < SHAKE_TONES; i++) {
      double hertz = random.nextDouble(SHAKE_LEAST_HERTZ, SHAKE_MOST_HERTZ);
      shaking.add(new Tone(2 * Math.PI * hertz, random.nextDouble(2 * Math.PI)));
    }
    tones = shaking;
    shakeRmsGrams = rmsGrams;
    shakeUntilNanos = atNanos + time.toNanos();
  }

  /// Creeps by `gramsPerMinute` from `atNanos` on; 0 stops it, what it crept so far stays.
  public void drift(double gramsPerMinute, long atNanos) {
    restGrams += driftedGrams(atNanos);
    driftGramsPerMinute = gramsPerMinute;
    driftSinceNanos = atNanos;
  }

  /// The load without noise, shaking and ringing.
  public double loadGrams(long atNanos) {
    double steps = ringing.stream().mapToDouble(Step::grams).sum();
    return restGrams + driftedGrams(atNanos) + steps;
  }

  /// What the cell gives at `atNanos`; times must not go back.
  public double gramsAt(long atNanos) {
    while (!ringing.isEmpty() && secondsSince(ringing.getFirst(), atNanos) > RING_SECONDS) {
      restGrams += ringing.removeFirst().grams();
    }
    double grams = restGrams + driftedGrams(atNanos) + shakingGrams(atNanos);
    for (Step step : ringing) {
      grams += ringDown(step, secondsSince(step, atNanos));
    }
    return grams + NOISE_GRAMS * random.nextGaussian();
  }

  /// Step response of a damped mass on a spring.
  private static double ringDown(Step step, double seconds) {
    if (seconds <= 0) {
      return 0;
    }
    double swing =
        Math.cos(DAMPED_RADIANS * seconds)
            + RING_DAMPING * RING_RADIANS / DAMPED_RADIANS * Math.sin(DAMPED_RADIANS * seconds);
    return step.grams() * (1 - Math.exp(-RING_DAMPING * RING_RADIANS * seconds) * swing);
  }

  private double shakingGrams(long atNanos) {
    if (atNanos - shakeUntilNanos >= 0) {
      return 0;
    }
    double seconds = atNanos / NANOS_PER_SECOND;
    double sum = 0;
    for (Tone tone : tones) {
      sum += Math.sin(tone.radiansPerSecond() * seconds + tone.phase());
    }
    return shakeRmsGrams * sum / Math.sqrt(SHAKE_TONES / 2.0);
  }

  private double driftedGrams(long atNanos) {
    double minutes = (atNanos - driftSinceNanos) / NANOS_PER_SECOND / SECONDS_PER_MINUTE;
    return driftGramsPerMinute * minutes;
  }

  private static double secondsSince(Step step, long atNanos) {
    return (atNanos - step.atNanos()) / NANOS_PER_SECOND;
  }
}
