package io.qless.hub.rewards;

import io.qless.shop.money.Money;

/// How many points a payment earns.
public final class PointsRule {

  /// One point for each full 100 rupees paid, counted once per bill.
  public static final Money PER_POINT = Money.paise(10_000);

  private PointsRule() {}

  /// @param paid what was captured, zero or more
  public static long earnedBy(Money paid) {
    if (paid.isNegative() || !paid.currency().equals(PER_POINT.currency())) {
      throw new IllegalArgumentException("no points for " + paid);
    }
    return paid.minor() / PER_POINT.minor();
  }
}
