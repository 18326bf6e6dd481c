package io.qless.kiosk.core;

import io.qless.kiosk.trip.BasketView;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Settlement;
import io.qless.shop.catalogue.Article;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Hint;
import io.qless.shop.pricing.Hints;
import io.qless.shop.pricing.Offer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Picks for each line what a little more would bring. Finding out makes bills, so it is done again
/// only when the cart or its bill changed, and not for every weight and second. Used on the trip
/// lane only.
final class HintMaker {

  private List<Offer> offers = List.of();
  private List<Hint> hints = List.of();
  private Optional<Bill> known = Optional.empty(); // of an open cart only

  /// Looks at a cart.
  ///
  /// @param bill of this cart, with these offers, now
  void look(Cart cart, Bill bill, List<Offer> current, Instant now) {
    Optional<Bill> open =
        cart.settlement() instanceof Settlement.Open ? Optional.of(bill) : Optional.empty();
    if (open.equals(known) && offers.equals(current)) {
      return;
    }
    known = open;
    offers = current;
    hints = open.isPresent() ? Hints.of(cart, current, now, bill) : List.of();
  }

  /// The best hint that is about this article, or null.
  BasketView.@Nullable Hint of(Article article) {
    return hints.stream()
        .filter(hint -> isAbout(hint, article))
        .map(HintMaker::shown)
        .findFirst()
        .orElse(null);
  }

  /// Coupons are about everything.
  private boolean isAbout(Hint hint, Article article) {
    return switch (hint) {
      case Hint.MorePieces more -> more.articles().contains(article.id());
      case Hint.MoreSpend more ->
          offers.stream()
              .filter(offer -> offer.id().equals(more.rule()))
              .allMatch(offer -> offer.scope().covers(article));
    };
  }

  private static BasketView.Hint shown(Hint hint) {
    return switch (hint) {
      case Hint.MorePieces more ->
          new BasketView.Hint(
              more.pieces(), 0, more.saves().minor(), more.free(), ViewMaker.words(more.name()));
      case Hint.MoreSpend more ->
          new BasketView.Hint(
              0, more.missing().minor(), more.saves().minor(), false, ViewMaker.words(more.name()));
    };
  }
}
