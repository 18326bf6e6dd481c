package io.qless.shop.budget;

import io.qless.shop.money.Money;
import io.qless.shop.pricing.Hint;
import java.util.List;

/// What lies ahead of a trip: how the bill stands against the limit, how it would stand with all
/// wishes, how to get back to a safe budget, and what a little more would bring.
///
/// @param gauge the bill as it is
/// @param withWishes with everything that the family still wishes; the same as `gauge` without
///   wishes
/// @param wayBack fewest swaps and put-backs after which the budget is safe; none unless the limit
///   is passed
/// @param after what the trip would cost after them
/// @param hints the best first
public record Outlook(
    BudgetGauge gauge,
    BudgetGauge withWishes,
    List<BackToSafe.Move> wayBack,
    Money after,
    List<Hint> hints) {
  public Outlook {
    wayBack = List.copyOf(wayBack);
    hints = List.copyOf(hints);
  }
}
