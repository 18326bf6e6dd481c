package io.qless.shop.cart;

import io.qless.shop.money.Money;

/// What the shopper saw on the bill when he asked to pay: nobody pays more than he has seen.
///
/// @param paise total of that bill, or below zero where that is not known
public record SeenTotal(long paise) {

  /// Of one who does not tell.
  public static final SeenTotal UNKNOWN = new SeenTotal(-1);

  /// What stands on a bill.
  public static SeenTotal of(Money total) {
    return new SeenTotal(total.minor());
  }

  /// Whether this is what he saw.
  boolean is(Money total) {
    return paise < 0 || paise == total.minor();
  }
}
