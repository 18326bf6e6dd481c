package io.qless.bridge.scale;

import java.time.Instant;

/// How a scale's grams come from those that its cell gives by its nominal sensitivity.
///
/// @param zeroGrams what the cell gives for the empty basket
/// @param span grams of a load for each gram that the cell gives; 1 by the nominal sensitivity
/// @param at when it was made, the epoch for none
/// @param by who made it, empty for none
public record Calibration(double zeroGrams, double span, Instant at, String by) {

  /// The cell's own grams.
  public static final Calibration NONE = new Calibration(0, 1, Instant.EPOCH, "");

  public Calibration {
    if (!Double.isFinite(zeroGrams)) {
      throw new IllegalArgumentException("the zero is a number of grams, not " + zeroGrams);
    }
    if (!(span > 0) || Double.isInfinite(span)) {
      throw new IllegalArgumentException("the span is a number above 0, not " + span);
    }
  }

  /// Whether somebody made it.
  public boolean isMade() {
    return !by.isEmpty();
  }

  /// The load, from what the cell gives.
  double load(double cellGrams) {
    return (cellGrams - zeroGrams) * span;
  }

  /// What the cell gives under this load.
  double cell(double loadGrams) {
    return loadGrams / span + zeroGrams;
  }
}
