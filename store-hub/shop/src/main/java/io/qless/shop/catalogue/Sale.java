package io.qless.shop.catalogue;

import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;

/// How an article is sold: by piece or by weight.
public sealed interface Sale {

  /// What one piece or one kilogram costs.
  Money unitPrice();

  /// Packs.
  ///
  /// @param unitPrice price of one, at most the MRP
  /// @param mrp maximum retail price printed on the pack (Legal Metrology Rules 2011, rule 18)
  /// @param gross weight of one with its packaging
  /// @param spread standard deviation of that weight
  record ByPiece(Money unitPrice, Money mrp, Weight gross, Weight spread) implements Sale {
    public ByPiece {
      if (unitPrice.isNegative() || unitPrice.compareTo(mrp) > 0) {
        throw new IllegalArgumentException(
            "price " + unitPrice + " is not between zero and the MRP " + mrp);
      }
      if (gross.grams() <= 0 || spread.grams() < 0) {
        throw new IllegalArgumentException(
            "a pack weighs something: " + gross + ", spread " + spread);
      }
    }
  }

  /// Loose goods.
  ///
  /// @param unitPrice price of one kilogram
  record ByWeight(Money unitPrice) implements Sale {
    public ByWeight {
      if (unitPrice.isNegative()) {
        throw new IllegalArgumentException("a price per kilogram is not negative: " + unitPrice);
      }
    }
  }
}
