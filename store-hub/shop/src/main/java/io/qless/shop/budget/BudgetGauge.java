package io.qless.shop.budget;

import io.qless.shop.cart.Budget;
import io.qless.shop.cart.Cart;
import io.qless.shop.catalogue.StoreRules;
import io.qless.shop.money.Money;
import io.qless.shop.money.Rounding;

/// How a bill stands against the family's limit.
///
/// @param status in one word
/// @param total what will be paid
/// @param limit the family's limit, zero if there is none
/// @param usedBasisPoints share of the limit that is used, rounded down; 0 without a limit
/// @param wishes what the open wishes would add at today's prices
public record BudgetGauge(
    Status status, Money total, Money limit, long usedBasisPoints, Money wishes) {

  /// The state of a budget.
  public enum Status {
    /// No limit was set.
    UNLIMITED,
    SAFE,
    WARNING,
    /// Above the limit; exactly at the limit is still a warning.
    DANGER
  }

  /// The gauge of a cart whose bill comes to `total`.
  public static BudgetGauge of(Cart cart, Money total) {
    return of(cart, total, StoreRules.USUAL_BUDGET_WARNING_BASIS_POINTS);
  }

  /// The gauge of a cart whose bill comes to `total`.
  ///
  /// @param warningFrom share of the limit from which on the family should look twice, 1 to 10000
  ///   basis points
  public static BudgetGauge of(Cart cart, Money total, int warningFrom) {
    if (warningFrom < 1 || warningFrom > Rounding.WHOLE_BASIS_POINTS) {
      throw new IllegalArgumentException("a warning from " + warningFrom + " basis points");
    }
    Money wishes =
        cart.wishes().stream()
            .map(wish -> wish.article().sale().unitPrice().times(wish.pieces()))
            .reduce(Money.ZERO, Money::plus);
    return switch (cart.budget()) {
      case Budget.None none -> new BudgetGauge(Status.UNLIMITED, total, Money.ZERO, 0, wishes);
      case Budget.Limit limit -> {
        long used =
            Math.multiplyExact(total.minor(), Rounding.WHOLE_BASIS_POINTS) / limit.limit().minor();
        yield new BudgetGauge(
            status(total, limit.limit(), used, warningFrom), total, limit.limit(), used, wishes);
      }
    };
  }

  private static Status status(Money total, Money limit, long used, int warningFrom) {
    if (total.compareTo(limit) > 0) {
      return Status.DANGER;
    }
    return used >= warningFrom ? Status.WARNING : Status.SAFE;
  }
}
