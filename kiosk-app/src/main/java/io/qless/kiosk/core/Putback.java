package io.qless.kiosk.core;

import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.Markdown;
import io.qless.shop.item.ItemCode;
import io.qless.shop.money.Rounding;
import java.util.Collections;
import java.util.List;

/// What must be added so that goods that were taken out are there again. Pure.
final class Putback {

  private Putback() {}

  /// One code for each piece or label. Empty where the unit was cheaper for its near date: the
  /// label says the date and must be scanned again, or the shopper would pay more than before.
  static List<ItemCode> codes(LineItem line, int pieces) {
    if (!line.markdown().equals(Markdown.NONE)) {
      return List.of();
    }
    return switch (line) {
      case LineItem.Pieces packs ->
          Collections.nCopies(
              Math.min(pieces, packs.quantity()),
              new ItemCode.Piece(packs.article().id(), ItemCode.UnitMark.NONE));
      case LineItem.Loose loose -> List.of(label(loose));
    };
  }

  /// A label costs what it says, or what its weight comes to.
  private static ItemCode label(LineItem.Loose loose) {
    boolean byWeight =
        loose
            .extendedPrice()
            .equals(Rounding.priceOfWeight(loose.net().grams(), loose.unitPrice()));
    return byWeight
        ? new ItemCode.Weighed(loose.article().id(), loose.net())
        : new ItemCode.Priced(
            loose.article().id(), loose.extendedPrice(), loose.net(), ItemCode.UnitMark.NONE);
  }
}
