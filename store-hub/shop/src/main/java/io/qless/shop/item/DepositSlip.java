package io.qless.shop.item;

import io.qless.shop.money.Money;

/// A slip for empties that came back, printed by the return machine or by staff. It counts once.
///
/// @param number what tells it from other slips: the first digits of its label and its serial
/// @param amount what it is worth, above zero
public record DepositSlip(String number, Money amount) {

  public DepositSlip {
    if (!number.matches("[0-9]{4,12}")) {
      throw new IllegalArgumentException("not the number of a slip: \"" + number + '"');
    }
    if (amount.isNegative() || amount.isZero()) {
      throw new IllegalArgumentException("slip " + number + " is worth " + amount);
    }
  }
}
