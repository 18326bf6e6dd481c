package io.qless.shop;

import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.catalogue.StoreRules;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.LabelTemplate;
import io.qless.shop.item.Plu;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Scope;
import io.qless.shop.pricing.Validity;
import java.util.List;
import java.util.Optional;

/// A small shop for tests: milk, bread, soap, beer and tomatoes.
public record TestShelf(
    long revision, List<Article> articles, List<Offer> offers, List<Coupon> coupons)
    implements Shelf {

  public static final Article MILK =
      piece("9520000000011", "Milk 1 l", "dairy", 6_600, 6_800, 500, 1_040, 0);
  public static final Article BREAD =
      piece("9520000000028", "Bread", "bakery", 4_500, 4_500, 0, 420, 0);
  public static final Article SOAP =
      piece("9520000000035", "Soap", "care", 3_999, 4_500, 1_800, 110, 0);
  public static final Article BEER =
      piece("9520000000042", "Beer", "drinks", 15_000, 15_000, 1_800, 700, 21);
  public static final Article TOMATO =
      new Article(
          new Plu("4087"),
          new LocalText("Tomatoes", "टमाटर"),
          "",
          "vegetables",
          new Sale.ByWeight(Money.paise(3_800)),
          new Gst("0702", 0),
          0,
          "");

  public static TestShelf plain() {
    return new TestShelf(7, List.of(MILK, BREAD, SOAP, BEER, TOMATO), List.of(), List.of());
  }

  public static TestShelf withOffers() {
    return new TestShelf(
        7,
        plain().articles(),
        List.of(
            new Offer.PercentOff(
                "dairy-10",
                text("Dairy week"),
                new Scope.OfCategory("dairy"),
                1_000,
                Validity.ALWAYS),
            new Offer.BuyGet("soap-3for2", text("Soap 3 for 2"), SOAP.id(), 2, 1, Validity.ALWAYS)),
        List.of(
            new Coupon(
                "WELCOME50",
                text("Welcome"),
                new Coupon.Cut.Amount(Money.paise(5_000)),
                Money.paise(40_000),
                Validity.ALWAYS),
            new Coupon(
                "TEN",
                text("Ten percent"),
                new Coupon.Cut.Share(1_000, Money.paise(3_000)),
                Money.ZERO,
                Validity.ALWAYS),
            new Coupon(
                "CLUB", text("Member"), new Coupon.Cut.Membership(), Money.ZERO, Validity.ALWAYS)));
  }

  public static LocalText text(String en) {
    return new LocalText(en, "");
  }

  private static Article piece(
      String gtin,
      String name,
      String category,
      long price,
      long mrp,
      int gst,
      long grams,
      int age) {
    return new Article(
        Gtin.of(gtin),
        text(name),
        "",
        category,
        new Sale.ByPiece(
            Money.paise(price), Money.paise(mrp), Weight.grams(grams), Weight.grams(3)),
        new Gst("0401", gst),
        age,
        "");
  }

  @Override
  public StoreRules storeRules() {
    return new StoreRules(
        List.of(new StoreRule.Label(new LabelTemplate("SLIP", "29{slip:6}{price:4}{check}"))));
  }

  @Override
  public Optional<Article> article(ArticleId id) {
    return articles.stream().filter(article -> article.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Money> unitPriceAt(ArticleId id, long revision) {
    return article(id)
        .map(article -> revision < 5 ? Money.paise(6_000) : article.sale().unitPrice());
  }

  @Override
  public boolean recalled(ArticleId id, String batch) {
    return id.equals(MILK.id()) && batch.equals("BAD1");
  }

  @Override
  public Optional<Coupon> coupon(String code) {
    return coupons.stream().filter(coupon -> coupon.code().equals(code)).findFirst();
  }
}
