package io.qless.shop.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.TestShelf;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Trip;
import io.qless.shop.catalogue.Article;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The laws of a bill over random carts, offers and coupons. A failing run names its seed.
class PricingPropertyTest {

  private static final int RUNS = 600;
  private static final List<Article> PACKS =
      List.of(TestShelf.MILK, TestShelf.BREAD, TestShelf.SOAP, TestShelf.BEER);

  /// A random cart with its offers.
  private record Shop(Trip trip, List<Offer> offers) {

    static Shop of(int seed) {
      Random random = new Random(seed);
      List<Command> scans = scans(random);
      return new Shop(trip(scans, random), new RandomOffers(random).some(random.nextInt(8)));
    }

    static List<Command> scans(Random random) {
      List<Command> scans = new ArrayList<>();
      for (int i = random.nextInt(16); i >= 0; i--) {
        scans.add(
            random.nextInt(6) == 0
                ? Trip.label(1 + random.nextInt(3_000))
                : Trip.scanOf(PACKS.get(random.nextInt(PACKS.size()))));
      }
      return scans;
    }

    static Trip trip(List<Command> scans, Random random) {
      Trip trip = Trip.started(TestShelf.withOffers());
      scans.forEach(trip::trolley);
      Stream.of("TEN", "WELCOME50", "CLUB")
          .filter(code -> random.nextBoolean())
          .forEach(code -> trip.trolley(new Command.ApplyCoupon(code)));
      for (int slip = random.nextInt(4); slip > 0; slip--) {
        trip.trolley(Trip.slip(slip, 1 + random.nextInt(9_999)));
      }
      return trip;
    }

    Bill bill() {
      return Pricing.bill(trip.cart(), offers, Trip.NOON);
    }

    Bill billWith(List<Offer> others) {
      return Pricing.bill(trip.cart(), others, Trip.NOON);
    }
  }

  @Test
  void partsSumToTheWhole() {
    for (int seed = 0; seed < RUNS; seed++) {
      Bill bill = Shop.of(seed).bill();
      String text = "seed " + seed;
      Money returned = bill.returned().sum();
      assertEquals(
          bill.total().plus(returned), sum(bill.lines().stream().map(Bill.Line::net)), text);
      assertEquals(bill.saved(), sum(bill.discounts().stream().map(Bill.Discount::amount)), text);
      assertEquals(
          bill.total().plus(returned),
          sum(bill.taxes().stream().map(row -> row.taxable().plus(row.cgst()).plus(row.sgst()))),
          text);
      for (Bill.Line line : bill.lines()) {
        assertEquals(line.discount(), sum(line.cuts().stream().map(Bill.Cut::amount)), text);
      }
      for (Bill.Discount discount : bill.discounts()) {
        assertEquals(
            discount.amount(),
            sum(
                bill.lines().stream()
                    .flatMap(line -> line.cuts().stream())
                    .filter(cut -> cut.rule().equals(discount.rule()))
                    .map(Bill.Cut::amount)),
            text);
      }
    }
  }

  @Test
  void noLineIsBelowZeroOrAboveItsMrp() {
    for (int seed = 0; seed < RUNS; seed++) {
      Shop shop = Shop.of(seed);
      for (Bill.Line line : shop.bill().lines()) {
        assertTrue(!line.net().isNegative(), "seed " + seed + " " + line);
        assertTrue(line.net().compareTo(line.gross()) <= 0, "seed " + seed + " " + line);
      }
    }
  }

  @Test
  void emptiesLowerWhatIsPaidButNeitherTaxNorBelowZero() {
    for (int seed = 0; seed < RUNS; seed++) {
      Shop shop = Shop.of(seed);
      Bill bill = shop.bill();
      Bill without = Pricing.bill(withoutSlips(shop.trip()), shop.offers(), Trip.NOON);
      assertTrue(!bill.total().isNegative(), "seed " + seed);
      assertEquals(without.total(), bill.total().plus(bill.returned().sum()), "seed " + seed);
      assertEquals(without.lines(), bill.lines(), "seed " + seed);
      assertEquals(without.taxes(), bill.taxes(), "seed " + seed);
      for (DepositSlip slip : shop.trip().cart().slips()) {
        boolean fits = slip.amount().compareTo(bill.total()) <= 0;
        assertTrue(bill.returned().has(slip) || !fits, "seed " + seed + ": " + slip + " fits");
      }
    }
  }

  private static Cart withoutSlips(Trip trip) {
    List<DepositSlip> slips = trip.cart().slips();
    slips.forEach(slip -> trip.trolley(new Command.VoidLine(Cart.lineOf(slip), 1)));
    Cart without = trip.cart();
    slips.forEach(slip ->
        trip.trolley(
            Trip.slip(
                Integer.parseInt(slip.number().substring(2)),
                Math.toIntExact(slip.amount().minor()))));
    return without;
  }

  @Test
  void noSingleOfferWouldBeBetterAlone() {
    for (int seed = 0; seed < RUNS; seed++) {
      Shop shop = Shop.of(seed);
      Bill bill = shop.bill();
      for (Offer offer : shop.offers()) {
        Money alone = price(shop.billWith(List.of(offer)));
        assertTrue(
            price(bill).compareTo(alone) <= 0,
            "seed " + seed + ": " + price(bill) + " is worse than " + alone + " with " + offer);
      }
      assertTrue(price(bill).compareTo(price(shop.billWith(List.of()))) <= 0, "seed " + seed);
    }
  }

  /// Of the goods: a slip that does not fit on a bill stays in the shopper's hand.
  private static Money price(Bill bill) {
    return bill.goods().minus(bill.saved());
  }

  @Test
  void theOrderOfScansAndOffersDoesNotMatter() {
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      List<Command> scans =
          new ArrayList<>(Shop.scans(random).stream().filter(scan -> !isLabel(scan)).toList());
      List<Offer> offers = new ArrayList<>(new RandomOffers(random).some(6));
      long coupons = random.nextLong();
      Bill before = Pricing.bill(Shop.trip(scans, new Random(coupons)).cart(), offers, Trip.NOON);
      Collections.shuffle(scans, random);
      Collections.shuffle(offers, random);
      Bill after = Pricing.bill(Shop.trip(scans, new Random(coupons)).cart(), offers, Trip.NOON);
      assertEquals(before, after, "seed " + seed);
      assertEquals(before.toString(), after.toString(), "seed " + seed);
    }
  }

  /// A label's line is named by its number, so that its place in the order is part of it.
  private static boolean isLabel(Command scan) {
    return scan instanceof Command.AddItem add
        && add.code().article().equals(TestShelf.TOMATO.id());
  }

  @Test
  void ofAnExclusiveGroupAtMostOneOfferCounts() {
    for (int seed = 0; seed < RUNS; seed++) {
      Shop shop = Shop.of(seed);
      List<String> groups =
          shop.bill().discounts().stream()
              .flatMap(discount ->
                  shop.offers().stream().filter(offer -> offer.id().equals(discount.rule())))
              .map(offer -> offer.play().group())
              .filter(group -> !group.isEmpty())
              .toList();
      assertEquals(groups.stream().distinct().count(), groups.size(), "seed " + seed);
    }
  }

  @Test
  void theTraceLeadsFromEachGrossPriceToItsNetPrice() {
    for (int seed = 0; seed < RUNS; seed++) {
      Shop shop = Shop.of(seed);
      Priced priced = Pricing.priced(shop.trip().cart(), shop.offers(), Trip.NOON);
      for (Bill.Line line : priced.bill().lines()) {
        Money left = line.gross();
        for (Priced.Step step : priced.trace()) {
          if (step.line().equals(line.id())) {
            assertEquals(left, step.before(), "seed " + seed);
            left = left.minus(step.off());
          }
        }
        assertEquals(line.net(), left, "seed " + seed);
      }
    }
  }

  @Test
  void refundsInAnyOrderSumToWhatWasPaid() {
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      Bill bill = Shop.of(seed).bill();
      List<Bill.Line> back = new ArrayList<>();
      bill.lines().forEach(line -> back.addAll(Collections.nCopies(units(line), line)));
      Collections.shuffle(back, random);
      Money paidBack = Money.ZERO;
      for (int i = 0; i < back.size(); i++) {
        Bill.Line line = back.get(i);
        int before = Collections.frequency(back.subList(0, i), line);
        Money share = Refund.of(line, before, 1);
        assertTrue(!share.isNegative(), "seed " + seed);
        paidBack = paidBack.plus(share);
      }
      assertEquals(price(bill), paidBack, "seed " + seed);
    }
  }

  private static int units(Bill.Line line) {
    return Refund.shares(line).size();
  }

  private static Money sum(Stream<Money> amounts) {
    return amounts.reduce(Money.ZERO, Money::plus);
  }
}
