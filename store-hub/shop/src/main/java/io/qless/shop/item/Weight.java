package io.qless.shop.item;

/// A weight in whole grams. Negative is a loss of weight, as when goods leave the basket.
///
/// @param grams whole grams
public record Weight(long grams) implements Comparable<Weight> {

  public static final Weight ZERO = new Weight(0);

  public static Weight grams(long grams) {
    return new Weight(grams);
  }

  public Weight plus(Weight other) {
    return new Weight(Math.addExact(grams, other.grams));
  }

  public Weight times(long count) {
    return new Weight(Math.multiplyExact(grams, count));
  }

  @Override
  public int compareTo(Weight other) {
    return Long.compare(grams, other.grams);
  }

  @Override
  public String toString() {
    return grams + " g";
  }
}
