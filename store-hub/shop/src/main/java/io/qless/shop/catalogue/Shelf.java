package io.qless.shop.catalogue;

import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.Offer;
import java.util.List;
import java.util.Optional;

/// The catalogue as the rules see it: trolley and hub each bring their own. Must answer from memory
/// or local disk.
public interface Shelf {

  /// Revision of the catalogue that the answers come from.
  long revision();

  Optional<Article> article(ArticleId id);

  /// What a unit cost at an earlier revision; empty if the article was not sold then.
  Optional<Money> unitPriceAt(ArticleId id, long revision);

  /// Whether this batch of the article was called back.
  boolean recalled(ArticleId id, String batch);

  /// A coupon by the code that a shopper types, in upper case.
  Optional<Coupon> coupon(String code);

  /// All offers of the store, those out of their time too.
  List<Offer> offers();

  /// Label templates, markdowns and recalled units of the store.
  default StoreRules storeRules() {
    return StoreRules.NONE;
  }

  /// What one piece was seen to weigh; empty as long as the catalogue's weight stands.
  default Optional<PieceWeight> learnedWeight(ArticleId id) {
    return Optional.empty();
  }
}
