package io.qless.shop.cart;

import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.money.Money;
import io.qless.shop.money.Rounding;

/// What a line's price was lowered by when it was scanned, because its best-before date is near.
/// Offers work on the lowered price.
///
/// @param name what the shopper reads, such as "Best before soon"
/// @param basisPoints share of the price that was taken off, 0 for none
public record Markdown(LocalText name, int basisPoints) {

  /// The full price.
  public static final Markdown NONE = new Markdown(new LocalText("none", "none"), 0);

  static Markdown of(StoreRule.Markdown rule) {
    return new Markdown(rule.name(), rule.basisPoints());
  }

  /// The price with the markdown taken off.
  Money off(Money price) {
    return price.minus(Rounding.share(price, basisPoints));
  }
}
