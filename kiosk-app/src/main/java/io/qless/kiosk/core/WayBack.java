package io.qless.kiosk.core;

import io.qless.shop.budget.BackToSafe;
import io.qless.shop.budget.BudgetGauge;
import io.qless.shop.cart.Budget;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.LineItem;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.pricing.Pricing;
import java.time.Instant;
import java.util.List;

/// Remembers the way back to a safe budget until goods, limit or coupons change: the search makes
/// hundreds of bills and views are made many times a second. Owned by the trip's lane.
final class WayBack {

  private final Shelf shelf;
  private Asked last = new Asked(List.of(), new Budget.None(), List.of());
  private List<BackToSafe.Move> moves = List.of();

  WayBack(Shelf shelf) {
    this.shelf = shelf;
  }

  private record Asked(List<LineItem> lines, Budget budget, List<Cart.AppliedCoupon> coupons) {}

  /// The moves for this cart; none unless its budget is passed.
  List<BackToSafe.Move> of(Cart cart, Instant now) {
    Asked asked = new Asked(cart.lines(), cart.budget(), cart.coupons());
    if (!asked.equals(last)) {
      last = asked;
      moves = passed(cart, now) ? BackToSafe.find(cart, shelf, now) : List.of();
    }
    return moves;
  }

  private boolean passed(Cart cart, Instant now) {
    return cart.budget() instanceof Budget.Limit
        && BudgetGauge.of(cart, Pricing.bill(cart, shelf.offers(), now).total()).status()
            == BudgetGauge.Status.DANGER;
  }
}
