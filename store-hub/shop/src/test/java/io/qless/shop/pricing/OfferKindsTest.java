package io.qless.shop.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.TestShelf;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Trip;
import io.qless.shop.catalogue.Article;
import io.qless.shop.money.Money;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One fact for each kind of offer and each way in which offers meet. Milk 66.00, bread 45.00, soap
/// 39.99, beer 150.00, tomatoes 38.00 a kilogram.
class OfferKindsTest {

  private static final Validity V = Validity.ALWAYS;
  private static final Play PLAIN = Play.PLAIN;
  private static final Scope ALL = new Scope.Everything();

  @Test
  void anAmountComesOffEachPieceAndEachKilogram() {
    Offer offer =
        new Offer.AmountOff("five", TestShelf.text("five"), ALL, Money.paise(500), V, PLAIN);
    Trip trip = trip(TestShelf.MILK, TestShelf.MILK).trolley(Trip.label(500));
    assertEquals(Money.paise(500 * 2 + 250), saved(trip, offer));
  }

  @Test
  void anAmountAboveThePriceMakesItFreeAndNoMore() {
    Offer offer =
        new Offer.AmountOff("all", TestShelf.text("all"), ALL, Money.paise(99_900), V, PLAIN);
    assertEquals(Money.ZERO, bill(trip(TestShelf.MILK), offer).total());
  }

  @Test
  void aMemberPriceOpensWithTheCardOnly() {
    Offer offer =
        new Offer.MemberPrice(
            "club-milk", TestShelf.text("club"), TestShelf.MILK.id(), Money.paise(6_000), V, PLAIN);
    Trip trip = trip(TestShelf.MILK, TestShelf.MILK);
    assertEquals(Money.ZERO, saved(trip, offer));
    trip.trolley(new Command.ApplyCoupon("CLUB"));
    assertEquals(Money.paise(1_200), saved(trip, offer));
  }

  @Test
  void theCheapestOfASetIsFree() {
    Offer offer = new Offer.CheapestFree("set", TestShelf.text("set"), ALL, 3, V, PLAIN);
    Trip trip = trip(TestShelf.MILK, TestShelf.BREAD, TestShelf.SOAP, TestShelf.BEER);
    assertEquals(Money.paise(4_500), saved(trip, offer));
  }

  @Test
  void anyTwoForOnePrice() {
    Offer offer =
        new Offer.MixAndMatch("two", TestShelf.text("two"), ALL, 2, Money.paise(10_000), V, PLAIN);
    Trip trip = trip(TestShelf.MILK, TestShelf.BREAD, TestShelf.SOAP);
    assertEquals(Money.paise(1_100), saved(trip, offer));
  }

  @Test
  void aSetThatIsCheaperWithoutTheOfferIsLeftAlone() {
    Offer offer =
        new Offer.MixAndMatch("two", TestShelf.text("two"), ALL, 2, Money.paise(10_000), V, PLAIN);
    assertEquals(Money.ZERO, saved(trip(TestShelf.BREAD, TestShelf.SOAP), offer));
  }

  @Test
  void aSumReachedTakesItsAmountOffTheGoodsInScope() {
    Offer offer = threshold("big", 20_000, 5_000, "");
    assertEquals(Money.ZERO, saved(trip(TestShelf.BEER), offer));
    Bill bill = bill(trip(TestShelf.BEER, TestShelf.MILK), offer);
    assertEquals(Money.paise(5_000), bill.saved());
    assertTrue(bill.lines().stream().allMatch(line -> line.cuts().size() == 1));
  }

  @Test
  void anOfferThatWouldPushTheSumUnderAMinimumStandsBack() {
    Offer big = threshold("big", 21_000, 5_000, "");
    Offer milk =
        new Offer.PercentOff("milk", TestShelf.text("m"), new Scope.OfCategory("dairy"), 1_000, V);
    Bill bill = bill(trip(TestShelf.BEER, TestShelf.MILK), big, milk);
    assertEquals(List.of("big"), bill.discounts().stream().map(Bill.Discount::rule).toList());
  }

  @Test
  void ofAnExclusiveGroupTheBestCounts() {
    Offer small = threshold("a-small", 10_000, 1_000, "ladder");
    Offer large = threshold("b-large", 20_000, 5_000, "ladder");
    assertEquals(Money.paise(1_000), saved(trip(TestShelf.BEER), small, large));
    assertEquals(Money.paise(5_000), saved(trip(TestShelf.BEER, TestShelf.MILK), small, large));
  }

  @Test
  void aStackingOfferTakesItsShareOfWhatIsLeft() {
    Offer half = new Offer.PercentOff("half", TestShelf.text("half"), ALL, 5_000, V);
    Offer ten =
        new Offer.PercentOff(
            "top-ten", TestShelf.text("ten"), ALL, 1_000, V, new Play(Hours.ALWAYS, "", true));
    assertEquals(Money.paise(3_300 + 330), saved(trip(TestShelf.MILK), half, ten));
  }

  @Test
  void onlyOffersOnUnitsCanStack() {
    Play stacking = new Play(Hours.ALWAYS, "", true);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Offer.CheapestFree("x", TestShelf.text("x"), ALL, 3, V, stacking));
  }

  @Test
  void happyHoursFollowTheClockOfTheStore() {
    Hours evening = new Hours(List.of(DayOfWeek.TUESDAY), LocalTime.of(18, 0), LocalTime.of(20, 0));
    assertTrue(evening.cover(Instant.parse("2026-11-24T12:30:00Z")));
    assertTrue(!evening.cover(Instant.parse("2026-11-24T14:30:00Z")));
    assertTrue(!evening.cover(Instant.parse("2026-11-25T12:30:00Z")));
  }

  @Test
  void hoursOverMidnightBelongToTheDayOnWhichTheyBegin() {
    Hours night = new Hours(List.of(DayOfWeek.TUESDAY), LocalTime.of(22, 0), LocalTime.of(2, 0));
    assertTrue(night.cover(Instant.parse("2026-11-24T18:00:00Z")));
    assertTrue(night.cover(Instant.parse("2026-11-24T20:00:00Z")));
    assertTrue(!night.cover(Instant.parse("2026-11-24T21:00:00Z")));
    assertTrue(!night.cover(Instant.parse("2026-11-23T20:00:00Z")));
  }

  @Test
  void setsThatCompeteForPiecesAreTriedInAllOrders() {
    Offer pair =
        new Offer.MixAndMatch(
            "a-pair", TestShelf.text("pair"), ALL, 2, Money.paise(20_000), V, PLAIN);
    Offer soap = new Offer.BuyGet("b-beer", TestShelf.text("beer"), TestShelf.BEER.id(), 1, 1, V);
    Trip trip = trip(TestShelf.BEER, TestShelf.BEER, TestShelf.MILK);
    assertEquals(Money.paise(15_000), saved(trip, pair, soap));
  }

  @Test
  void piecesThatNoSetTookGetTheOfferOnUnits() {
    Offer three = new Offer.BuyGet("three", TestShelf.text("3"), TestShelf.SOAP.id(), 2, 1, V);
    Offer ten =
        new Offer.PercentOff("ten", TestShelf.text("10"), new Scope.OfCategory("care"), 1_000, V);
    Trip trip = trip(TestShelf.SOAP, TestShelf.SOAP, TestShelf.SOAP, TestShelf.SOAP);
    assertEquals(Money.paise(3_999 + 400), saved(trip, three, ten));
  }

  private static Offer threshold(String id, long spend, long off, String group) {
    return new Offer.Threshold(
        id,
        TestShelf.text(id),
        ALL,
        Money.paise(spend),
        new Coupon.Cut.Amount(Money.paise(off)),
        V,
        new Play(Hours.ALWAYS, group, false));
  }

  private static Trip trip(Article... goods) {
    Trip trip = Trip.started(TestShelf.withOffers());
    List.of(goods).forEach(trip::scan);
    return trip;
  }

  private static Money saved(Trip trip, Offer... offers) {
    return bill(trip, offers).saved();
  }

  private static Bill bill(Trip trip, Offer... offers) {
    return Pricing.bill(trip.cart(), List.of(offers), Trip.NOON);
  }
}
