package io.qless.shop.money;

import java.math.BigInteger;

/// The few roundings a shop does, each named after its rule. Nothing else in the shop rounds.
public final class Rounding {

  /// One whole in basis points.
  public static final int WHOLE_BASIS_POINTS = 10_000;

  private Rounding() {}

  /// Price of a weight: grams times price per kilogram, half a paisa up, once per label (the way a
  /// counter scale prints it).
  public static Money priceOfWeight(long grams, Money perKilogram) {
    return new Money(halfUp(perKilogram.minor(), grams, 1000), perKilogram.currency());
  }

  /// A share of an amount in basis points, half a paisa up: what a percentage offer takes off.
  public static Money share(Money amount, int basisPoints) {
    return new Money(halfUp(amount.minor(), basisPoints, WHOLE_BASIS_POINTS), amount.currency());
  }

  /// A part of an amount, half a paisa up: what `units` of `of` units come to when they come back.
  public static Money part(Money amount, long units, long of) {
    return new Money(halfUp(amount.minor(), units, of), amount.currency());
  }

  /// One half (CGST or SGST) of the tax inside an inclusive amount: amount x (rate/2) / (100 % +
  /// rate), half a paisa up. CGST Rules 2017, rule 35 (value of supply inclusive of tax), halved
  /// before rounding so that both halves are equal.
  public static Money halfOfTaxWithin(Money inclusive, int rateBasisPoints) {
    return new Money(
        halfUp(inclusive.minor(), rateBasisPoints, 2L * (WHOLE_BASIS_POINTS + rateBasisPoints)),
        inclusive.currency());
  }

  /// value x numerator / denominator, half away from zero; all arithmetic exact.
  static long halfUp(long value, long numerator, long denominator) {
    BigInteger product = BigInteger.valueOf(value).multiply(BigInteger.valueOf(numerator));
    BigInteger twice = product.abs().shiftLeft(1).add(BigInteger.valueOf(denominator));
    BigInteger rounded = twice.divide(BigInteger.valueOf(2 * denominator));
    return (product.signum() < 0 ? rounded.negate() : rounded).longValueExact();
  }
}
