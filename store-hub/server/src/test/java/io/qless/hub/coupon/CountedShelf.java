package io.qless.hub.coupon;

import io.qless.hub.payment.SmallShelf;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.catalogue.StoreRules;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.LabelTemplate;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.CouponLimits;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Validity;
import java.util.List;
import java.util.Optional;

/// A shop with rice, coupons of every limit and a return machine. Test use only.
record CountedShelf(SmallShelf goods, List<Coupon> coupons) implements Shelf {

  static final String SLIP = "2900012305002";
  static final String DEAR_SLIP = "2900045699994";

  private static final StoreRules RULES =
      new StoreRules(
          List.of(new StoreRule.Label(new LabelTemplate("SLIP", "29{slip:6}{price:4}{check}"))));

  static CountedShelf open() {
    return new CountedShelf(
        new SmallShelf(),
        List.of(
            coupon("LASTONE", 1_000, 0, new CouponLimits(1, 0)),
            coupon("ALSOONE", 500, 0, new CouponLimits(1, 0)),
            coupon("ONCEEACH", 1_000, 0, new CouponLimits(0, 1)),
            coupon("KNOWN", 1_000, 0, new CouponLimits(0, 1, CouponLimits.Holders.ACCOUNTS)),
            coupon("ALLFREE", 1_000_000, 0, new CouponLimits(1, 0)),
            coupon("LARGE", 1_000, 1_000_000, new CouponLimits(1, 0))));
  }

  private static Coupon coupon(String code, long paise, long minimum, CouponLimits limits) {
    return new Coupon(
        code,
        new LocalText(code, ""),
        new Coupon.Cut.Amount(Money.paise(paise)),
        Money.paise(minimum),
        Validity.ALWAYS,
        limits);
  }

  @Override
  public long revision() {
    return goods.revision();
  }

  @Override
  public Optional<Article> article(ArticleId id) {
    return goods.article(id);
  }

  @Override
  public Optional<Money> unitPriceAt(ArticleId id, long revision) {
    return goods.unitPriceAt(id, revision);
  }

  @Override
  public boolean recalled(ArticleId id, String batch) {
    return false;
  }

  @Override
  public Optional<Coupon> coupon(String code) {
    return coupons.stream().filter(coupon -> coupon.code().equals(code)).findFirst();
  }

  @Override
  public List<Offer> offers() {
    return List.of();
  }

  @Override
  public StoreRules storeRules() {
    return RULES;
  }
}
