package io.qless.bridge.scale;

import io.qless.bridge.scale.ScaleReading.Settled;

/// Follows the zero of an empty basket, which creeps with warmth and time. Slower than any hand,
/// and never further from the calibrated zero than [#MOST_GRAMS]: what is beyond is no creep. Pure;
/// of the scale's thread only.
final class ZeroTracking {

  /// Twice what counts as rest.
  static final double MOST_GRAMS = 2 * StabilityFilter.BAND_GRAMS;

  /// Half a gram a second.
  private static final double STEP_GRAMS = 0.5 / StabilityFilter.SAMPLES_PER_SECOND;

  private double offset;

  /// What the zero has crept since it was calibrated, in grams.
  double offsetGrams() {
    return offset;
  }

  /// Takes what the empty basket reads, once for each sample.
  ///
  /// @param reading with the offset taken off already
  void accept(ScaleReading reading) {
    if (reading instanceof Settled rest && Math.abs(rest.grams()) <= MOST_GRAMS) {
      double step = Math.clamp((double) rest.grams(), -STEP_GRAMS, STEP_GRAMS);
      offset = Math.clamp(offset + step, -MOST_GRAMS, MOST_GRAMS);
    }
  }
}
