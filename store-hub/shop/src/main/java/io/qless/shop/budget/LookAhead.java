package io.qless.shop.budget;

import io.qless.shop.cart.Budget;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Wish;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Hints;
import io.qless.shop.pricing.Offer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes the [Outlook] of one trip and remembers it until something that it depends on changes:
/// looking ahead makes up to hundreds of bills, and carts are drawn for every weight and every
/// phone. Trolley and hub share it, so that both say the same. Safe for any thread; lives as long
/// as the trip.
public final class LookAhead {

  private Optional<Asked> last = Optional.empty();
  private Optional<Outlook> known = Optional.empty();

  private record Asked(
      Bill bill,
      List<Wish> wishes,
      Budget budget,
      List<Cart.AppliedCoupon> coupons,
      List<Offer> offers,
      long shelf,
      boolean open) {}

  /// What lies ahead of this cart.
  ///
  /// @param bill of this cart with the shelf's offers, now; or the frozen one
  public synchronized Outlook of(Cart cart, Bill bill, Shelf shelf, Instant now) {
    boolean open = cart.settlement() instanceof Settlement.Open;
    Asked asked =
        new Asked(
            bill,
            cart.wishes(),
            cart.budget(),
            cart.coupons(),
            shelf.offers(),
            shelf.revision(),
            open);
    if (known.isPresent() && last.equals(Optional.of(asked))) {
      return known.get();
    }
    Outlook fresh = open ? look(cart, bill, shelf, now) : settled(cart, bill, shelf);
    last = Optional.of(asked);
    known = Optional.of(fresh);
    return fresh;
  }

  /// The bill is frozen: wishes and hints come too late.
  private static Outlook settled(Cart cart, Bill bill, Shelf shelf) {
    BudgetGauge gauge = gauge(cart, bill, shelf);
    return new Outlook(gauge, gauge, List.of(), bill.total(), List.of());
  }

  private static BudgetGauge gauge(Cart cart, Bill bill, Shelf shelf) {
    return BudgetGauge.of(cart, bill.total(), shelf.storeRules().budgetWarning());
  }

  private static Outlook look(Cart cart, Bill bill, Shelf shelf, Instant now) {
    BudgetGauge gauge = gauge(cart, bill, shelf);
    BudgetGauge withWishes =
        cart.wishes().isEmpty()
            ? gauge
            : Forecast.of(cart, shelf.offers(), shelf.storeRules().budgetWarning(), now);
    List<BackToSafe.Move> wayBack =
        gauge.status() == BudgetGauge.Status.DANGER ? BackToSafe.find(cart, shelf, now) : List.of();
    Money after =
        wayBack.isEmpty() ? bill.total() : BackToSafe.costAfter(wayBack, cart, shelf, now);
    return new Outlook(
        gauge, withWishes, wayBack, after, Hints.of(cart, shelf.offers(), now, bill));
  }
}
