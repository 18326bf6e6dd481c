package io.qless.shop.pricing;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.LineItem;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Makes the bill of a cart. Pure: the same cart, offers and instant give the same bill to the last
/// paisa and letter, whatever the order of scans.
///
/// Phases: line prices; offers on goods, each unit in at most one; offers that stack on top of
/// them; offers on a sum; coupons on what is left; the GST inside. Deposits stand beside all that
/// and are never reduced; what empties bring back comes off last, beside the tax. Among the offers
/// that could count, those are chosen that make the total lowest, within a bounded search (see
/// `BestPlan` and `OfferChoice`); the bill is never worse for the shopper than with any single
/// offer.
public final class Pricing {

  private Pricing() {}

  /// The bill of the cart at this instant.
  ///
  /// @param offers the store's offers; those out of their time do not count
  public static Bill bill(Cart cart, List<Offer> offers, Instant instant) {
    return priced(cart, offers, instant).bill();
  }

  /// The bill and how each paisa of it came about.
  ///
  /// @param offers the store's offers; those out of their time do not count
  public static Priced priced(Cart cart, List<Offer> offers, Instant instant) {
    return priced(cart, cart.lines(), offers, instant);
  }

  /// What other goods would cost in the same trip, with its coupons.
  public static Money wouldCost(
      Cart cart, List<LineItem> lines, List<Offer> offers, Instant instant) {
    return priced(cart, lines, offers, instant).bill().total();
  }

  /// The same goods at the same price, but so many of them.
  public static LineItem.Pieces pieces(LineItem.Pieces line, int count) {
    return new LineItem.Pieces(
        line.id(),
        line.article(),
        line.unitPrice(),
        List.of(new LineItem.Share(line.addedBy().getFirst(), count)));
  }

  private static Priced priced(
      Cart cart, List<LineItem> lines, List<Offer> offers, Instant instant) {
    Basket basket =
        new Basket(
            lines.stream()
                .sorted(Comparator.comparing((LineItem line) -> line.id().text()))
                .toList());
    List<Offer> current = offers.stream().filter(offer -> offer.covers(instant)).toList();
    List<Coupon> coupons =
        cart.coupons().stream()
            .map(Cart.AppliedCoupon::coupon)
            .filter(coupon -> coupon.validity().covers(instant))
            .sorted(Comparator.comparing(Coupon::code))
            .toList();
    Plan plan = new BestPlan(basket, current, coupons).find();
    return new Draft(basket, plan, coupons, cart.slips(), instant).priced();
  }
}
