package io.qless.shop.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.RefusalCode;
import io.qless.shop.TestShelf;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.Trip;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.Terms;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.money.Split;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Examples with known answers: splits that other shops use, and carts at which shops go wrong.
class WorkedExamplesTest {

  private static final Validity V = Validity.ALWAYS;
  private static final Article COLA =
      special(
          "9520000000059",
          4_000,
          5_000,
          new Terms(
              false,
              false,
              Money.paise(500),
              List.of(
                  new Terms.BatchMrp("OLD", Money.paise(3_800)),
                  new Terms.BatchMrp("NEW", Money.paise(4_500))),
              List.of(new Terms.GstChange(LocalDate.of(2027, 4, 1), 1_800)),
              List.of()));
  private static final Article INFANT_MILK =
      special(
          "9520000000066",
          50_000,
          50_000,
          new Terms(false, true, Money.ZERO, List.of(), List.of(), List.of()));
  private static final Article SWEET = special("9520000000073", 1, 1, Terms.PLAIN);
  private static final TestShelf SHELF =
      new TestShelf(
          7,
          List.of(
              TestShelf.MILK,
              TestShelf.BREAD,
              TestShelf.SOAP,
              TestShelf.BEER,
              TestShelf.TOMATO,
              COLA,
              INFANT_MILK,
              SWEET),
          List.of(),
          List.of(
              coupon("ALLFREE", new Coupon.Cut.Share(10_000, Money.paise(10_000_000)), 0),
              coupon("FIFTY", new Coupon.Cut.Amount(Money.paise(5_000)), 20_000)));

  @Test
  void prorationVectors() {
    split(300, List.of(4_000L, 2_000L, 2_000L), 150, 75, 75);
    split(299, List.of(4_300L, 1_400L, 2_300L), 161, 52, 86);
    split(299, List.of(1_000L, 1_000L, 1_000L), 100, 100, 99);
    List<Long> eight = List.of(10L, 20L, 10L, 30L, 50L, 20L, 10L, 40L);
    split(95, eight, 5, 10, 5, 15, 25, 10, 5, 20);
    split(93, eight, 5, 10, 5, 15, 24, 10, 5, 19);
    split(40, List.of(10L, 0L), 40, 0);
    split(10, List.of(0L, 0L), 5, 5);
    split(-20, List.of(100L, 100L), -10, -10);
  }

  @Test
  void twoRoundedHalvesOfTwentyRupees() {
    Bill bill =
        bill(
            Trip.started(shelfWith(special("9520000000080", 2_000, 2_000, Terms.PLAIN)))
                .trolley(
                    new Command.AddItem(
                        new ItemCode.Piece(Gtin.of("9520000000080"), ItemCode.UnitMark.NONE),
                        Money.paise(2_000),
                        7)));
    Bill.TaxRow row = bill.taxes().getFirst();
    assertEquals(Money.paise(48), row.cgst());
    assertEquals(Money.paise(48), row.sgst());
    assertEquals(Money.paise(1_904), row.taxable());
  }

  @Test
  void aBundleComesBackPieceByPiece() {
    Offer three = new Offer.BuyGet("three", TestShelf.text("3"), TestShelf.SOAP.id(), 2, 1, V);
    Bill.Line soaps = bill(trip(TestShelf.SOAP, 3), three).lines().getFirst();
    assertEquals(Money.paise(7_998), soaps.net());
    assertEquals(Money.paise(2_666), Refund.of(soaps, 0, 1));
    assertEquals(Money.paise(2 * 2_666), Refund.of(soaps, 1, 2));
  }

  @Test
  void theTriggerOfABundleBringsItsShareOnly() {
    Offer pair =
        new Offer.MixAndMatch(
            "pair",
            TestShelf.text("pair"),
            new Scope.OfArticles(List.of(TestShelf.MILK.id(), TestShelf.BREAD.id())),
            2,
            Money.paise(10_000),
            V,
            Play.PLAIN);
    Bill bill = bill(trip(TestShelf.MILK, 1).scan(TestShelf.BREAD), pair);
    Money milk = Refund.of(bill.lines().getFirst(), 0, 1);
    Money bread = Refund.of(bill.lines().getLast(), 0, 1);
    assertEquals(Money.paise(10_000), milk.plus(bread));
    assertEquals(Money.paise(5_946), milk);
  }

  @Test
  void looseGoodsAreNoPiecesOfABundle() {
    Offer three =
        new Offer.CheapestFree("x", TestShelf.text("x"), new Scope.Everything(), 2, V, Play.PLAIN);
    Trip trip = Trip.started(SHELF).trolley(Trip.label(2_999)).trolley(Trip.label(2_999));
    assertEquals(Money.ZERO, bill(trip, three).saved());
  }

  @Test
  void fivePiecesInTwoLinesMakeOneBundle() {
    Offer five = new Offer.BuyGet("five", TestShelf.text("5"), TestShelf.MILK.id(), 4, 1, V);
    Trip trip = trip(TestShelf.MILK, 3);
    for (int i = 0; i < 2; i++) {
      trip.trolley(
          new Command.AddItem(
              new ItemCode.Piece(TestShelf.MILK.id(), ItemCode.UnitMark.NONE),
              Money.paise(6_000),
              4));
    }
    Bill bill = bill(trip, five);
    assertEquals(2, bill.lines().size());
    assertEquals(Money.paise(6_000), bill.saved());
  }

  @Test
  void onePaisaAtTenPercentStaysOnePaisa() {
    Offer ten = new Offer.PercentOff("ten", TestShelf.text("10"), new Scope.Everything(), 1_000, V);
    assertEquals(Money.paise(1), bill(trip(SWEET, 1), ten).total());
  }

  @Test
  void aCouponOfHundredPercentLeavesNothingToPay() {
    Trip trip = trip(TestShelf.MILK, 2).trolley(new Command.ApplyCoupon("allfree"));
    assertEquals(Money.ZERO, bill(trip).total());
  }

  @Test
  void aMinimumReachedOnlyBeforeAnOfferStillCountsIfThatIsBetter() {
    Offer off =
        new Offer.AmountOff(
            "ten", TestShelf.text("10"), new Scope.Everything(), Money.paise(1_000), V, Play.PLAIN);
    Trip trip =
        trip(TestShelf.BEER, 1).scan(TestShelf.MILK).trolley(new Command.ApplyCoupon("FIFTY"));
    Bill bill = bill(trip, off);
    assertEquals(Money.paise(5_000), bill.saved());
  }

  @Test
  void anItemTakenBackTakesTheCouponWithIt() {
    Trip trip =
        trip(TestShelf.BEER, 1).scan(TestShelf.MILK).trolley(new Command.ApplyCoupon("FIFTY"));
    trip.trolley(new Command.VoidLine(trip.cart().lines().getLast().id(), 1));
    assertEquals(Money.ZERO, bill(trip).saved());
  }

  @Test
  void anOfferEndsAtMidnightOfTheStore() {
    Validity lastDay = new Validity(Instant.EPOCH, Instant.parse("2026-11-24T18:30:00Z"));
    assertTrue(lastDay.covers(Instant.parse("2026-11-24T18:29:59Z")));
    assertTrue(!lastDay.covers(Instant.parse("2026-11-24T18:30:00Z")));
  }

  @Test
  void thePriceNeverPassesTheMrpOfTheBatchInHand() {
    assertEquals(Money.paise(3_800), scanned("OLD"));
    assertEquals(Money.paise(4_000), scanned("NEW"));
    assertEquals(Money.paise(3_800), scanned(""));
    assertEquals(Money.paise(3_800), scanned("NOBODY-KNOWS"));
  }

  @Test
  void aDepositIsNeverReducedAndCarriesNoTax() {
    Trip trip = trip(COLA, 2).trolley(new Command.ApplyCoupon("ALLFREE"));
    Bill bill = bill(trip);
    assertEquals(Money.paise(1_000), bill.total());
    assertEquals(Money.paise(1_000), bill.deposit(bill.lines().getFirst()));
    assertEquals(Money.paise(500), Refund.of(bill.lines().getLast(), 0, 1));
    assertTrue(bill.taxes().stream().allMatch(row -> row.cgst().isZero()));
  }

  @Test
  void infantMilkIsNeverReduced() {
    Trip trip = trip(INFANT_MILK, 1).scan(TestShelf.MILK);
    trip.trolley(new Command.ApplyCoupon("ALLFREE"));
    assertEquals(Money.paise(50_000), bill(trip).total());
  }

  @Test
  void theRateOfTheDayOfTheInvoiceCounts() {
    Trip trip = trip(COLA, 1);
    Instant march = Instant.parse("2027-03-31T18:29:00Z");
    assertEquals(500, rate(Pricing.bill(trip.cart(), List.of(), march)));
    assertEquals(1_800, rate(Pricing.bill(trip.cart(), List.of(), march.plusSeconds(60))));
  }

  @Test
  void aCouponUsedUpIsRefusedToTheNext() {
    CouponLimits limits = new CouponLimits(100, 1);
    assertTrue(limits.allowOneMore(99, 0));
    assertTrue(!limits.allowOneMore(100, 0));
    assertTrue(!limits.allowOneMore(5, 1));
    assertTrue(CouponLimits.NONE.allowOneMore(1_000_000, 50));
  }

  @Test
  void anArticleWhoseSaleIsStoppedIsRefused() {
    Article stopped =
        special(
            "9520000000097",
            100,
            100,
            new Terms(true, false, Money.ZERO, List.of(), List.of(), List.of()));
    Trip trip = Trip.started(shelfWith(stopped)).scan(stopped);
    assertEquals(RefusalCode.SALE_STOPPED, ((Event.CommandRefused) trip.lastEvent()).code());
  }

  private static int rate(Bill bill) {
    return bill.lines().getFirst().gst().basisPoints();
  }

  private static Money scanned(String batch) {
    ItemCode.UnitMark unit = new ItemCode.UnitMark(batch, ItemCode.UnitMark.NONE.useBy());
    Trip trip =
        Trip.started(SHELF)
            .trolley(
                new Command.AddItem(new ItemCode.Piece(COLA.id(), unit), Money.paise(4_000), 7));
    return ((Event.PieceAdded) trip.lastEvent()).unitPrice();
  }

  private static TestShelf shelfWith(Article article) {
    return new TestShelf(7, List.of(article), List.of(), List.of());
  }

  private static Trip trip(Article article, int pieces) {
    Trip trip = Trip.started(SHELF);
    for (int i = 0; i < pieces; i++) {
      trip.scan(article);
    }
    return trip;
  }

  private static Bill bill(Trip trip, Offer... offers) {
    return Pricing.bill(trip.cart(), List.of(offers), Trip.NOON);
  }

  private static void split(long whole, List<Long> weights, long... parts) {
    assertEquals(
        LongStream.of(parts).mapToObj(Money::paise).toList(),
        Split.inProportion(Money.paise(whole), weights));
  }

  private static Coupon coupon(String code, Coupon.Cut cut, long minimum) {
    return new Coupon(code, TestShelf.text(code), cut, Money.paise(minimum), V);
  }

  private static Article special(String gtin, long price, long mrp, Terms terms) {
    ArticleId id = Gtin.of(gtin);
    return new Article(
        id,
        TestShelf.text(gtin),
        "",
        "special",
        new Sale.ByPiece(Money.paise(price), Money.paise(mrp), Weight.grams(300), Weight.grams(3)),
        new Gst("2202", 500),
        0,
        "",
        terms);
  }
}
