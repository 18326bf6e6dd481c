package io.qless.shop.weight;

import io.qless.shop.cart.LineId;

/// A change of weight that a scan or a void announced.
///
/// @param line the cart line
/// @param grams how much heavier the basket gets; negative when goods are taken back
/// @param variance square of the standard deviation, in square grams
public record Expectation(LineId line, long grams, long variance) {

  public Expectation {
    if (grams == 0 || variance < 0) {
      throw new IllegalArgumentException("no expectation: " + grams + " g, variance " + variance);
    }
  }
}
