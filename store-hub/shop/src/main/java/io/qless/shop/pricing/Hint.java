package io.qless.shop.pricing;

import io.qless.shop.catalogue.LocalText;
import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;
import java.util.List;

/// A little more that would make the bill better for the shopper.
public sealed interface Hint {

  /// Id of the offer or code of the coupon.
  String rule();

  /// What the shopper reads as the reason.
  LocalText name();

  /// What would be saved on top of today's savings, above zero.
  Money saves();

  /// More pieces of goods that are in the cart already.
  ///
  /// @param articles goods in the cart that count, any of which will do
  /// @param pieces how many more
  /// @param free whether the bill would not be higher with them
  record MorePieces(
      String rule, LocalText name, List<ArticleId> articles, int pieces, Money saves, boolean free)
      implements Hint {
    public MorePieces {
      articles = List.copyOf(articles);
    }
  }

  /// More goods for a sum.
  ///
  /// @param missing what the goods in scope have to come to on top
  record MoreSpend(String rule, LocalText name, Money missing, Money saves) implements Hint {}
}
