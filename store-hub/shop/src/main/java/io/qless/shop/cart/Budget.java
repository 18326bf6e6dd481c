package io.qless.shop.cart;

import io.qless.shop.money.Money;

/// What the family wants to spend on this trip.
public sealed interface Budget {

  /// No limit was set.
  record None() implements Budget {}

  /// A limit.
  ///
  /// @param limit above zero
  record Limit(Money limit) implements Budget {
    public Limit {
      if (limit.minor() <= 0) {
        throw new IllegalArgumentException("a budget is above zero: " + limit);
      }
    }
  }
}
