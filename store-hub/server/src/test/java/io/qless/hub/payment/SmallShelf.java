package io.qless.hub.payment;

import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.catalogue.Terms;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Plu;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.CouponLimits;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Validity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A shop with rice, loose tomatoes and a bottle with a deposit, and a coupon that pays for
/// everything. Test use only.
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

  public static final Article TOMATO =
      new Article(
          new Plu("4087"),
          new LocalText("Tomatoes", "टमाटर"),
          "",
          "vegetables",
          new Sale.ByWeight(Money.paise(3_799)),
          new Gst("0702", 0),
          0,
          "");

  public static final Article COLA =
      new Article(
          Gtin.of("9520000000028"),
          new LocalText("Cola 1 l", "कोला"),
          "",
          "drinks",
          new Sale.ByPiece(
              Money.paise(9_500), Money.paise(9_500), Weight.grams(1_500), Weight.grams(5)),
          new Gst("2202", 4_000),
          0,
          "",
          new Terms(false, false, Money.paise(1_000), List.of(), List.of(), List.of()));

  private static final List<Article> GOODS = List.of(RICE, TOMATO, COLA);

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
    return GOODS.stream().filter(article -> article.id().equals(id)).findFirst();
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
