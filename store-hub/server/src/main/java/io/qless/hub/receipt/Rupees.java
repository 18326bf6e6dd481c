package io.qless.hub.receipt;

import io.qless.shop.money.Money;

/// How receipts write rupees: `₹1,23,456.50`, grouped the Indian way, the last three digits and
/// then pairs.
final class Rupees {

  private static final int LAST_GROUP = 3;
  private static final int GROUP = 2;

  private Rupees() {}

  static String of(Money money) {
    long paise = Math.abs(money.minor());
    return "%s₹%s.%02d".formatted(money.isNegative() ? "-" : "", grouped(paise / 100), paise % 100);
  }

  /// What is taken off.
  static String off(Money money) {
    return of(Money.ZERO.minus(money));
  }

  private static String grouped(long rupees) {
    StringBuilder digits = new StringBuilder(Long.toString(rupees));
    for (int i = digits.length() - LAST_GROUP; i > 0; i -= GROUP) {
      digits.insert(i, ',');
    }
    return digits.toString();
  }
}
