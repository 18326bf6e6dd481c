package io.qless.shop.pricing;

import io.qless.shop.catalogue.LocalText;
import io.qless.shop.item.ArticleId;

/// A discount that the store gives by itself. Each unit in a cart takes part in at most one offer:
/// the one that is best for the shopper, the smaller id where two are equal.
public sealed interface Offer {

  /// Stable name, such as `dairy-10`.
  String id();

  /// What the shopper reads as the reason of the discount.
  LocalText name();

  Validity validity();

  /// A share off the price.
  ///
  /// @param basisPoints 1 to 10000
  record PercentOff(String id, LocalText name, Scope scope, int basisPoints, Validity validity)
      implements Offer {
    public PercentOff {
      if (basisPoints < 1 || basisPoints > 10_000) {
        throw new IllegalArgumentException(
            "offer " + id + ": percent off is 1 to 10000 basis points: " + basisPoints);
      }
    }
  }

  /// Of each `buy + get` pieces of one article the `get` cheapest are free.
  ///
  /// @param buy pieces to pay, 1 to 100
  /// @param get pieces free with them, 1 to 100
  record BuyGet(String id, LocalText name, ArticleId article, int buy, int get, Validity validity)
      implements Offer {
    public BuyGet {
      if (buy < 1 || get < 1 || buy > 100 || get > 100) {
        throw new IllegalArgumentException("offer " + id + ": buy " + buy + " get " + get);
      }
    }
  }
}
