package io.qless.contract.wire;

import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.Offer;

/// One line of the stream `GET /catalogue/changes?since=r`. A full load is the same stream since 0.
public sealed interface CatalogueChange {

  /// An article is new or changed.
  record ArticleSet(Article article) implements CatalogueChange {}

  /// An article is no longer sold.
  record ArticleGone(ArticleId article) implements CatalogueChange {}

  record OfferSet(Offer offer) implements CatalogueChange {}

  record OfferGone(String offer) implements CatalogueChange {}

  record CouponSet(Coupon coupon) implements CatalogueChange {}

  record CouponGone(String code) implements CatalogueChange {}

  /// A batch must not be sold.
  record BatchRecalled(Gtin article, String batch, LocalText reason) implements CatalogueChange {}

  /// A label template, markdown or recall of one unit is new or changed.
  record StoreRuleSet(StoreRule rule) implements CatalogueChange {}

  /// A label template or markdown no longer counts.
  ///
  /// @param rule its [StoreRule#key()]
  record StoreRuleGone(String rule) implements CatalogueChange {}

  /// The store's trolleys agree on what one piece weighs.
  ///
  /// @param grams with packaging, more than 0
  /// @param variance square of the spread, in square grams
  record WeightLearned(ArticleId article, long grams, long variance) implements CatalogueChange {}

  /// The catalogue's weight stands again.
  record WeightForgotten(ArticleId article) implements CatalogueChange {}

  /// The last line; without it the stream was torn and must not be used.
  ///
  /// @param head revision that the receiver has now
  /// @param changes lines before this one
  /// @param extent what those lines are
  record End(CatalogueHead head, long changes, Extent extent) implements CatalogueChange {

    /// The end of a difference.
    public End(CatalogueHead head, long changes) {
      this(head, changes, Extent.DIFFERENCE);
    }
  }

  /// What a stream of changes is.
  enum Extent {
    /// From the revision that the trolley has.
    DIFFERENCE,
    /// All there is: what else the trolley has was never sold here, or the hub went back to a saved
    /// state and does not know it.
    WHOLE
  }
}
