package io.qless.bridge.scale;

import java.time.Instant;

/// How a scale's grams come from those that its cell gives by its nominal sensitivity.
///
/// @param zeroGrams what the cell gives for the empty basket
/// @param span grams of a load for each gram that the cell gives; 1 by the nominal sensitivity
/// @param at when it was made, the epoch for none
/// @param by who made it, empty for none
public record Calibration(double zeroGrams, double span, Instant at, String by) {

  /// A crate or a liner weighs less; more on the basket is goods that somebody forgot.
  public static final long MOST_TARE_GRAMS = 5_000;

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

  /// The same span with a new zero: what lies in the basket now counts for nothing.
  ///
  /// @param restGrams what the scale says of it by this calibration
  /// @param when when that was
  /// @param who who says so
  /// @throws IllegalArgumentException beyond [#MOST_TARE_GRAMS]
  public Calibration tared(long restGrams, Instant when, String who) {
    if (Math.abs(restGrams) > MOST_TARE_GRAMS) {
      throw new IllegalArgumentException(
          restGrams + " g are no tare: at most " + MOST_TARE_GRAMS + " g");
    }
    return new Calibration(cell((double) restGrams), span, when, who);
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
