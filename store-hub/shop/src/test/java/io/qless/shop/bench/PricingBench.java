package io.qless.shop.bench;

import io.qless.shop.TestShelf;
import io.qless.shop.budget.LookAhead;
import io.qless.shop.budget.Outlook;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Trip;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.item.CheckDigit;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Pricing;
import io.qless.shop.pricing.Scope;
import io.qless.shop.pricing.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The bill of a cart of 200 lines in a store of 100 offers, to be made within 1 ms.
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PricingBench {

  private static final int LINES = 200;
  private static final int CATEGORIES = 20;

  /// Offers: 60 on an article, 20 "buy two get one", 20 on a category.
  private static final int OF_ARTICLES = 60;

  private static final int BUY_GET = 20;

  /// Coupons on the bill: none, one that counts, or one whose minimum no bill reaches.
  @Param({"none", "WELCOME50", "NEVER"})
  private String coupon = "none";

  private TestShelf shelf = TestShelf.plain();
  private Trip trip = Trip.started(shelf);
  private final LookAhead ahead = new LookAhead();

  /// Fills the cart: every line one to three pieces.
  @Setup
  public void fill() {
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      articles.add(article(i));
    }
    List<Coupon> coupons = new ArrayList<>(TestShelf.withOffers().coupons());
    coupons.add(
        new Coupon(
            "NEVER",
            TestShelf.text("Never"),
            new Coupon.Cut.Amount(Money.paise(100)),
            Money.paise(1_000_000_000),
            Validity.ALWAYS));
    shelf = new TestShelf(7, articles, offers(articles), coupons);
    trip = Trip.started(shelf);
    for (int i = 0; i < LINES; i++) {
      for (int pieces = 0; pieces <= i % 3; pieces++) {
        trip.scan(articles.get(i));
      }
    }
    if (!coupon.equals("none")) {
      trip.trolley(new Command.ApplyCoupon(coupon));
    }
    if (trip.cart().lines().size() != LINES) {
      throw new IllegalStateException("a cart of " + trip.cart().lines().size() + " lines");
    }
  }

  @Benchmark
  public Bill bill() {
    return Pricing.bill(trip.cart(), trip.offers(), Trip.NOON);
  }

  /// The bill with its hints, as a view needs them after each change.
  @Benchmark
  public Outlook billAndOutlook() {
    return new LookAhead().of(trip.cart(), bill(), shelf, Trip.NOON);
  }

  /// The same for the next phone, or the next weight.
  @Benchmark
  public Outlook billAndOutlookAgain() {
    return ahead.of(trip.cart(), bill(), shelf, Trip.NOON);
  }

  private static Article article(int i) {
    String body = "952" + String.format("%09d", 1_000 + i);
    long paise = 2_000L + 37L * i;
    return new Article(
        Gtin.of(body + CheckDigit.of(body)),
        TestShelf.text("Article " + i),
        "",
        "category-" + i % CATEGORIES,
        new Sale.ByPiece(
            Money.paise(paise), Money.paise(paise), Weight.grams(100 + i), Weight.grams(3)),
        new Gst("0401", i % 2 == 0 ? 500 : 1_800),
        0,
        "");
  }

  private static List<Offer> offers(List<Article> articles) {
    List<Offer> offers = new ArrayList<>();
    for (int i = 0; i < OF_ARTICLES; i++) {
      offers.add(percent("article-" + i, new Scope.OfArticle(articles.get(i).id())));
    }
    for (int i = 0; i < BUY_GET; i++) {
      offers.add(
          new Offer.BuyGet(
              "buy-get-" + i,
              TestShelf.text("Two and one"),
              articles.get(OF_ARTICLES / 2 + i).id(),
              2,
              1,
              Validity.ALWAYS));
    }
    for (int i = 0; i < CATEGORIES; i++) {
      offers.add(percent("category-" + i, new Scope.OfCategory("category-" + i)));
    }
    return offers;
  }

  private static Offer percent(String id, Scope scope) {
    return new Offer.PercentOff(id, TestShelf.text(id), scope, 1_000, Validity.ALWAYS);
  }
}
