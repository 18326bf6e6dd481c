package io.qless.shop.weight;

import java.time.Instant;

/// What the scale said when the load lay still.
///
/// @param grams whole grams by the scale's calibration; negative below its zero
/// @param sigmaMilligrams standard deviation as the scale reported it, at least
///   [#LEAST_SIGMA_MILLIGRAMS] and at most [#MOST_SIGMA_MILLIGRAMS]
/// @param at when
public record RestingWeight(long grams, long sigmaMilligrams, Instant at) {

  /// The scatter of half a second does not show what is left of the ring-down: whatever a scale
  /// says of itself, its settled weights differ by 1 g rms from the load (simulation at 80 samples
  /// a second, parked).
  public static final long LEAST_SIGMA_MILLIGRAMS = 1_000;

  /// More than any scale calls rest; keeps squares far from the end of a `long`.
  public static final long MOST_SIGMA_MILLIGRAMS = 1_000_000;

  /// Sigma of a scale that does not tell its own.
  public static final long ASSUMED_SIGMA_MILLIGRAMS = 2_000;

  public RestingWeight {
    sigmaMilligrams = Math.clamp(sigmaMilligrams, LEAST_SIGMA_MILLIGRAMS, MOST_SIGMA_MILLIGRAMS);
  }

  /// A weight of a scale that does not tell its scatter.
  public static RestingWeight of(long grams, Instant at) {
    return new RestingWeight(grams, ASSUMED_SIGMA_MILLIGRAMS, at);
  }

  /// The same, heavier by that much.
  RestingWeight plus(long more) {
    return new RestingWeight(grams + more, sigmaMilligrams, at);
  }

  /// In square milligrams.
  long variance() {
    return sigmaMilligrams * sigmaMilligrams;
  }
}
