package io.qless.shop.pricing;

import java.util.Arrays;

/// What one rule takes off the lines of a basket. Lives for one pricing.
final class Taken {

  private final Phase phase;
  private final String rule;
  private final long[] cuts;

  /// @param rule id of the offer or code of the coupon
  /// @param cuts what it takes off the line at each place, paise
  Taken(Phase phase, String rule, long[] cuts) {
    this.phase = phase;
    this.rule = rule;
    this.cuts = cuts;
  }

  /// In this order discounts are taken.
  enum Phase {
    GOODS,
    STACKED,
    SUM,
    COUPON
  }

  boolean coupon() {
    return phase == Phase.COUPON;
  }

  String rule() {
    return rule;
  }

  /// Paise off the line at this place.
  long off(int place) {
    return cuts[place];
  }

  /// All of it, paise.
  long sum() {
    return Arrays.stream(cuts).sum();
  }
}
