package io.qless.shop.budget;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.Wish;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Pricing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the trip would cost with everything that the family still wishes, offers and coupons
/// included.
public final class Forecast {

  private static final long GRAMS_OF_A_LOOSE_WISH = 1_000;

  private Forecast() {}

  /// The gauge of the cart with its wishes at today's prices; a wish for loose goods counts as a
  /// kilogram each. Its `wishes` are what they add to the bill.
  ///
  /// @param warningFrom as in [BudgetGauge#of(Cart, Money, int)]
  public static BudgetGauge of(Cart cart, List<Offer> offers, int warningFrom, Instant now) {
    List<LineItem> lines = new ArrayList<>(cart.lines());
    cart.wishes().forEach(wish -> lines.add(line(wish)));
    Money with = Pricing.wouldCost(cart, lines, offers, now);
    Money without = Pricing.wouldCost(cart, cart.lines(), offers, now);
    BudgetGauge gauge = BudgetGauge.of(cart, with, warningFrom);
    return new BudgetGauge(
        gauge.status(), with, gauge.limit(), gauge.usedBasisPoints(), with.minus(without));
  }

  private static LineItem line(Wish wish) {
    LineId id = new LineId("wish " + wish.article().id().text() + ' ' + wish.by().text());
    return switch (wish.article().sale()) {
      case Sale.ByPiece pack ->
          new LineItem.Pieces(
              id,
              wish.article(),
              wish.article().chargeable(pack.unitPrice(), ""),
              List.of(new LineItem.Share(wish.by(), wish.pieces())));
      case Sale.ByWeight loose ->
          new LineItem.Loose(
              id,
              wish.article(),
              loose.unitPrice(),
              Weight.grams(GRAMS_OF_A_LOOSE_WISH * wish.pieces()),
              wish.by());
    };
  }
}
