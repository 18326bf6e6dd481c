package io.qless.hub.exit;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.LineItem;
import io.qless.shop.catalogue.Sale;

/// What a cart should weigh, by its articles.
final class CartWeight {

  private CartWeight() {}

  /// In grams.
  static int of(Cart cart) {
    return Math.toIntExact(cart.lines().stream().mapToLong(CartWeight::of).sum());
  }

  private static long of(LineItem line) {
    return switch (line) {
      case LineItem.Loose loose -> loose.net().grams();
      case LineItem.Pieces pieces ->
          switch (pieces.article().sale()) {
            case Sale.ByPiece piece -> piece.gross().grams() * pieces.quantity();
            case Sale.ByWeight loose -> 0;
          };
    };
  }
}
