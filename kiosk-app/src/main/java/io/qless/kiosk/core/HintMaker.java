package io.qless.kiosk.core;

import io.qless.kiosk.trip.BasketView;
import io.qless.shop.catalogue.Article;
import io.qless.shop.pricing.Hint;
import io.qless.shop.pricing.Offer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Picks for each line what a little more would bring. Lives for one view.
///
/// @param hints the best first
/// @param offers of the store, to tell which goods a hint is about
record HintMaker(List<Hint> hints, List<Offer> offers) {

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
