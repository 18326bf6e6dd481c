package io.qless.shop.weight;

import io.qless.shop.cart.LineId;

/// A change of weight that a scan or a void announced.
///
/// @param line the cart line
/// @param grams how much heavier the basket gets; negative when goods are taken back; at most
///   [#MOST_GRAMS] either way
/// @param variance square of the standard deviation, in square grams, at most [#MOST_VARIANCE]
public record Expectation(LineId line, long grams, long variance) {

  /// A tonne: more than any trolley bears, so that squares stay far from the end of a `long`.
  public static final long MOST_GRAMS = 1_000_000;

  /// A spread of 100 kg, squared.
  public static final long MOST_VARIANCE = 10_000_000_000L;

  public Expectation {
    if (grams == 0 || Math.abs(grams) > MOST_GRAMS || variance < 0 || variance > MOST_VARIANCE) {
      throw new IllegalArgumentException("no expectation: " + grams + " g, variance " + variance);
    }
  }

  /// Whether a scale may not feel it at all: nobody is asked where it is.
  boolean isTooLightToMiss() {
    return Math.abs(grams) <= BasketGuard.LEAST_NOTICED_GRAMS;
  }
}
