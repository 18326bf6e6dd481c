package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Shelf;
import java.util.List;
import java.util.Optional;

/// What the family asks for.
final class Wishing {

  private Wishing() {}

  static List<Event> add(Shelf shelf, Cart cart, Source source, Command.AddWish wish) {
    Optional<Article> article = shelf.article(wish.article());
    if (article.isEmpty()) {
      return Desk.refuse(RefusalCode.ARTICLE_UNKNOWN, wish.article().text());
    }
    int already = own(cart, source, wish.article().text());
    if (wish.pieces() < 1
        || already + wish.pieces() > Cart.MAX_PIECES
        || cart.wishes().size() >= Cart.MAX_WISHES) {
      return Desk.refuse(RefusalCode.CART_FULL, "at most " + Cart.MAX_WISHES + " wishes");
    }
    return List.of(new Event.WishAdded(article.get(), wish.pieces()));
  }

  /// The trolley may drop any wish, a phone its own.
  static List<Event> drop(Cart cart, Source source, Command.DropWish drop) {
    int pieces =
        source.kind() == Source.Kind.TROLLEY
            ? cart.wishes().stream()
                .filter(wish -> wish.article().id().equals(drop.article()))
                .mapToInt(Wish::pieces)
                .sum()
            : own(cart, source, drop.article().text());
    return pieces == 0
        ? Desk.refuse(RefusalCode.WISH_UNKNOWN, drop.article().text())
        : List.of(new Event.WishMet(drop.article(), pieces, false));
  }

  private static int own(Cart cart, Source source, String article) {
    return cart.wishes().stream()
        .filter(wish -> wish.by().equals(source) && wish.article().id().text().equals(article))
        .mapToInt(Wish::pieces)
        .sum();
  }
}
