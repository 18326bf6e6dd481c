package io.qless.shop.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.TestShelf;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Trip;
import io.qless.shop.catalogue.Article;
import io.qless.shop.money.Money;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PricingTest {

  @Test
  void aCategoryOfferTakesItsShareOff() {
    Bill bill = bill(Trip.started(TestShelf.withOffers()).scan(TestShelf.MILK));
    assertEquals(Money.paise(660), bill.saved());
    assertEquals("dairy-10", bill.discounts().getFirst().rule());
  }

  @Test
  void theThirdSoapIsFree() {
    Trip trip = Trip.started(TestShelf.withOffers());
    for (int i = 0; i < 3; i++) {
      trip.scan(TestShelf.SOAP);
    }
    assertEquals(Money.paise(2 * 3_999), bill(trip).total());
  }

  @Test
  void theOfferOfALineLeavesItsShareOfACouponOut() {
    Trip trip = Trip.started(TestShelf.withOffers()).trolley(new Command.ApplyCoupon("welcome50"));
    trip.scan(TestShelf.MILK).scan(TestShelf.BEER).scan(TestShelf.BEER).scan(TestShelf.BEER);
    Bill bill = bill(trip);
    Bill.Line milk =
        bill.lines().stream()
            .filter(line -> line.name().equals(TestShelf.MILK.name()))
            .findFirst()
            .orElseThrow();
    assertEquals(Money.paise(660), bill.offered(milk));
    assertTrue(milk.discount().minor() > 660, "the coupon is shared out, too");
  }

  @Test
  void aCouponWaitsForItsMinimumAndThenCounts() {
    Trip trip =
        Trip.started(TestShelf.withOffers()).trolley(new Command.ApplyCoupon(" welcome50 "));
    trip.scan(TestShelf.BEER).scan(TestShelf.BEER);
    assertEquals(Money.ZERO, bill(trip).saved());
    trip.scan(TestShelf.BEER);
    assertEquals(Money.paise(5_000), bill(trip).saved());
  }

  @Test
  void looseGoodsCostTheirWeight() {
    Trip trip = Trip.started(TestShelf.plain()).trolley(Trip.label(1_250));
    assertEquals(Money.paise(4_750), bill(trip).total());
  }

  @Test
  void theTwoHalvesOfTheTaxAreEqualAndRoundedOnce() {
    Trip trip = Trip.started(TestShelf.plain()).scan(TestShelf.MILK);
    Bill.TaxRow row = bill(trip).taxes().getFirst();
    assertEquals(Money.paise(157), row.cgst());
    assertEquals(row.cgst(), row.sgst());
    assertEquals(Money.paise(6_600), row.taxable().plus(row.cgst()).plus(row.sgst()));
  }

  @Test
  void anyBillKeepsItsLaws() {
    List<Article> goods = List.of(TestShelf.MILK, TestShelf.BREAD, TestShelf.SOAP, TestShelf.BEER);
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Trip trip = Trip.started(TestShelf.withOffers());
      for (int i = random.nextInt(15); i >= 0; i--) {
        trip.scan(goods.get(random.nextInt(goods.size())));
      }
      List.of("TEN", "WELCOME50").stream()
          .filter(code -> random.nextBoolean())
          .forEach(code -> trip.trolley(new Command.ApplyCoupon(code)));
      Bill bill = bill(trip);
      String seedText = "seed " + seed;
      assertEquals(
          bill.saved(),
          sum(bill.discounts().stream().map(Bill.Discount::amount).toList()),
          seedText);
      assertEquals(bill.total(), sum(bill.lines().stream().map(Bill.Line::net).toList()), seedText);
      assertTrue(bill.lines().stream().noneMatch(line -> line.net().isNegative()), seedText);
      for (Offer offer : TestShelf.withOffers().offers()) {
        Money alone = Pricing.bill(trip.cart(), List.of(offer), Trip.NOON).total();
        assertTrue(bill.total().compareTo(alone) <= 0, seedText + " worse than " + offer.id());
      }
    }
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.ZERO, Money::plus);
  }

  private static Bill bill(Trip trip) {
    return Pricing.bill(trip.cart(), trip.offers(), Trip.NOON);
  }
}
