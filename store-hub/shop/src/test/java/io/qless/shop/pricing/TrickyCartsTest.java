package io.qless.shop.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.RefusalCode;
import io.qless.shop.TestShelf;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Counter;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.Trip;
import io.qless.shop.catalogue.Article;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.item.Gtin;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Carts at which shops go wrong, part two of [WorkedExamplesTest].
class TrickyCartsTest {

  private static final Validity V = Validity.ALWAYS;

  @Test
  void buyTwoGetOneDoesNotCountLooseGoods() {
    Offer offer = new Offer.BuyGet("tomato", TestShelf.text("2+1"), TestShelf.TOMATO.id(), 2, 1, V);
    Trip trip = Trip.started(TestShelf.plain());
    for (int i = 0; i < 3; i++) {
      trip.trolley(Trip.label(2_999));
    }
    assertEquals(Money.ZERO, bill(trip, offer).saved());
  }

  @Test
  void eachPieceTakesPartInOneOfTwoOffers() {
    Offer pair = new Offer.CheapestFree("pair", TestShelf.text("2"), milk(), 2, V, Play.PLAIN);
    Offer share = new Offer.PercentOff("share", TestShelf.text("10"), milk(), 1_000, V);
    Bill bill = bill(trip(TestShelf.MILK, 3), pair, share);
    assertEquals(Money.paise(6_600 + 660), bill.saved());
    assertEquals(Money.paise(3 * 6_600 - 7_260), bill.total());
  }

  @Test
  void twoOffersThatGiveTheSameAreTakenByName() {
    Offer one = new Offer.PercentOff("b-ten", TestShelf.text("b"), milk(), 1_000, V);
    Offer other = new Offer.PercentOff("a-ten", TestShelf.text("a"), milk(), 1_000, V);
    assertEquals("a-ten", bill(trip(TestShelf.MILK, 1), one, other).discounts().getFirst().rule());
    assertEquals("a-ten", bill(trip(TestShelf.MILK, 1), other, one).discounts().getFirst().rule());
  }

  @Test
  void ofEqualPricesTheFreeOneIsAlwaysTheSame() {
    Offer free =
        new Offer.CheapestFree(
            "free", TestShelf.text("2"), new Scope.Everything(), 2, V, Play.PLAIN);
    Article twin =
        new Article(
            Gtin.of("9520000000103"),
            TestShelf.text("Other milk"),
            "",
            "dairy",
            TestShelf.MILK.sale(),
            TestShelf.MILK.gst(),
            0,
            "");
    TestShelf shelf = new TestShelf(7, List.of(TestShelf.MILK, twin), List.of(), List.of());
    Bill one = bill(Trip.started(shelf).scan(twin).scan(TestShelf.MILK), free);
    Bill other = bill(Trip.started(shelf).scan(TestShelf.MILK).scan(twin), free);
    assertEquals(one, other);
    assertEquals(
        List.of(Money.paise(6_600), Money.ZERO), one.lines().stream().map(Bill.Line::net).toList());
  }

  @Test
  void anOfferNamesTheArticleInWhateverFormItsNumberIsWritten() {
    Offer offer =
        new Offer.PercentOff(
            "ten", TestShelf.text("10"), new Scope.OfArticle(new Gtin("09520000000011")), 1_000, V);
    assertEquals(Money.paise(660), bill(trip(TestShelf.MILK, 1), offer).saved());
  }

  @Test
  void anOfferThatEndsBeforeThePaymentStaysOnTheFrozenBill() {
    Instant end = Trip.NOON.plusSeconds(60);
    TestShelf shelf =
        new TestShelf(
            7,
            List.of(TestShelf.MILK),
            List.of(
                new Offer.PercentOff(
                    "ten", TestShelf.text("10"), milk(), 1_000, new Validity(Instant.EPOCH, end))),
            List.of());
    Trip trip = Trip.started(shelf).scan(TestShelf.MILK).trolley(new Command.StartCheckout());
    assertEquals(Money.paise(6_600), Pricing.bill(trip.cart(), shelf.offers(), end).total());
    trip.trolley(new Command.RequestPayment());
    assertEquals(Money.paise(5_940), ((Event.PaymentRequested) trip.lastEvent()).amount());
  }

  @Test
  void refundsInEveryOrderOfThreeLinesSumToWhatWasPaid() {
    Trip trip = Trip.started(TestShelf.withOffers());
    trip.scan(TestShelf.SOAP).scan(TestShelf.SOAP).scan(TestShelf.SOAP).scan(TestShelf.BREAD);
    trip.trolley(Trip.label(1_234)).trolley(new Command.ApplyCoupon("TEN"));
    Bill bill = bill(trip, trip.offers().toArray(Offer[]::new));
    List<Bill.Line> units = new ArrayList<>();
    bill.lines().forEach(line -> units.addAll(Collections.nCopies(count(line), line)));
    Set<String> tried = new HashSet<>();
    for (int seed = 0; seed < 500; seed++) {
      List<Bill.Line> order = new ArrayList<>(units);
      Collections.shuffle(order, new Random(seed));
      tried.add(order.stream().map(line -> line.id().text()).toList().toString());
      Money sum = Money.ZERO;
      for (int i = 0; i < order.size(); i++) {
        int before = Collections.frequency(order.subList(0, i), order.get(i));
        sum = sum.plus(Refund.of(order.get(i), before, 1));
      }
      assertEquals(bill.total(), sum, "seed " + seed);
    }
    assertEquals(20, tried.size(), "5! / 3! orders");
  }

  @Test
  void aHappyHourThatEndsAtMidnightEndsOnTheStoresClock() {
    Offer night =
        new Offer.PercentOff(
            "night",
            TestShelf.text("night"),
            milk(),
            1_000,
            V,
            new Play(
                new Hours(
                    Hours.ALWAYS.days(),
                    java.time.LocalTime.of(20, 0),
                    java.time.LocalTime.MIDNIGHT),
                "",
                false));
    Trip trip = trip(TestShelf.MILK, 1);
    Instant midnight = Instant.parse("2026-11-24T18:30:00Z");
    assertEquals(
        Money.paise(660),
        Pricing.bill(trip.cart(), List.of(night), midnight.minusNanos(1)).saved());
    assertEquals(Money.ZERO, Pricing.bill(trip.cart(), List.of(night), midnight).saved());
  }

  @Test
  void aCouponUsedUpBeforeTheCheckoutGoesOffAndTheBillStands() {
    Trip trip =
        new Trip(TestShelf.withOffers(), new UsedUp("TEN"))
            .trolley(new Command.StartTrip("T1", "en"))
            .scan(TestShelf.BREAD)
            .trolley(new Command.ApplyCoupon("TEN"))
            .trolley(new Command.StartCheckout());
    assertEquals(Money.paise(4_500), trip.cart().bill().orElseThrow().total());
    assertTrue(trip.cart().coupons().isEmpty());
    assertEquals(
        new Event.CouponDropped("TEN", RefusalCode.COUPON_USED_UP),
        trip.journal().get(trip.journal().size() - 2).event());
  }

  /// One coupon is gone at the checkout.
  private record UsedUp(String code) implements Counter {
    @Override
    public Optional<RefusalCode> refusal(Coupon coupon) {
      return Optional.empty();
    }

    @Override
    public Optional<RefusalCode> reserve(Coupon coupon) {
      return coupon.code().equals(code)
          ? Optional.of(RefusalCode.COUPON_USED_UP)
          : Optional.empty();
    }

    @Override
    public boolean claim(DepositSlip slip) {
      return true;
    }
  }

  private static int count(Bill.Line line) {
    return line.quantity() instanceof Bill.Quantity.Pieces pieces ? pieces.count() : 1;
  }

  private static Scope milk() {
    return new Scope.OfArticle(TestShelf.MILK.id());
  }

  private static Trip trip(Article article, int pieces) {
    Trip trip = Trip.started(TestShelf.plain());
    for (int i = 0; i < pieces; i++) {
      trip.scan(article);
    }
    return trip;
  }

  private static Bill bill(Trip trip, Offer... offers) {
    return Pricing.bill(trip.cart(), List.of(offers), Trip.NOON);
  }
}
