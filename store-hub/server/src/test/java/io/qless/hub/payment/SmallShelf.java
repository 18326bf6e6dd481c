package io.qless.hub.payment;

import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.CouponLimits;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Validity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A shop with one article and a coupon that pays for everything. Test use only.
public final class SmallShelf implements Shelf {

  public static final long REVISION = 1;

  public static final Article RICE =
      new Article(
          Gtin.of("9520000000011"),
          new LocalText("Rice 1 kg", "चावल"),
          "",
          "staples",
          new Sale.ByPiece(
              Money.paise(12_345), Money.paise(13_000), Weight.grams(1_010), Weight.grams(3)),
          new Gst("1006", 500),
          0,
          "");

  private static final Coupon ALL_FREE =
      new Coupon(
          "ALLFREE",
          new LocalText("All free", ""),
          new Coupon.Cut.Amount(Money.paise(1_000_000)),
          Money.ZERO,
          Validity.ALWAYS);

  /// For one trip only.
  private static final Coupon ONE_USE =
      new Coupon(
          "ONEUSE",
          new LocalText("One use", ""),
          new Coupon.Cut.Amount(Money.paise(345)),
          Money.ZERO,
          Validity.ALWAYS,
          new CouponLimits(1, 0));

  @Override
  public long revision() {
    return REVISION;
  }

  @Override
  public Optional<Article> article(ArticleId id) {
    return Optional.of(RICE).filter(article -> article.id().equals(id));
  }

  @Override
  public Optional<Money> unitPriceAt(ArticleId id, long revision) {
    return article(id).map(article -> article.sale().unitPrice());
  }

  @Override
  public boolean recalled(ArticleId id, String batch) {
    return false;
  }

  @Override
  public Optional<Coupon> coupon(String code) {
    return Stream.of(ALL_FREE, ONE_USE).filter(coupon -> coupon.code().equals(code)).findFirst();
  }

  @Override
  public List<Offer> offers() {
    return List.of();
  }
}
