package io.qless.shop.cart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.qless.shop.TestShelf;
import io.qless.shop.item.CheckDigit;
import io.qless.shop.item.CodeReading;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.ItemCodes;
import io.qless.shop.item.LabelTemplate;
import io.qless.shop.item.LabelTemplates;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Pricing;
import io.qless.shop.pricing.Scope;
import io.qless.shop.pricing.Validity;
import io.qless.shop.weight.BasketGuard;
import io.qless.shop.weight.Expectation;
import io.qless.shop.weight.RestingWeight;
import io.qless.shop.weight.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scans at which shops go wrong, from the scanner's text to the bill.
class TrickyScansTest {

  private static final LabelTemplates LABELS =
      new LabelTemplates(
          List.of(
              new LabelTemplate("w", "21{plu:5}{grams:5}{check}"),
              new LabelTemplate("p", "22{plu:5}{price:5}{check}")));

  /// Milk at 10 % off, by its number as a file with 14 digits writes it.
  private static final TestShelf SHELF =
      new TestShelf(
          7,
          TestShelf.plain().articles(),
          List.of(
              new Offer.PercentOff(
                  "milk-10",
                  TestShelf.text("Milk week"),
                  new Scope.OfArticles(List.of(Gtin.of("09520000000011"))),
                  1_000,
                  Validity.ALWAYS)),
          List.of());

  @ParameterizedTest
  @CsvSource({
    "]E0, 9520000000011",
    "]I1, 09520000000011",
    "]C1, 0109520000000011",
    "]d2, 010952000000001110AB1",
    "'', (01)09520000000011",
    "'', https://id.example.org/01/09520000000011"
  })
  void anOfferOnTheGtin14FormCountsForEveryFormOfTheSameItem(String aimId, String text) {
    Trip trip = scan(Trip.started(SHELF), aimId, text);
    assertEquals(Money.paise(5_940), bill(trip).total());
  }

  @Test
  void anOfferOnThePieceIsNoOfferOnItsCase() {
    String body = "1952000000001";
    Trip trip = scan(Trip.started(SHELF), "]I1", body + CheckDigit.of(body));
    assertInstanceOf(Event.CommandRefused.class, trip.lastEvent());
  }

  /// Counter scales print the same label for packs of the same weight, so the second scan is a
  /// second pack ...
  @ParameterizedTest
  @CsvSource({"210408700500, 3_800", "220408701999, 3_998"})
  void aLabelScannedTwiceIsTwoPacks(String body, String total) {
    Trip trip = scanLabel(scanLabel(Trip.started(SHELF), body), body);
    assertEquals(2, trip.cart().lines().size());
    assertEquals(Money.paise(Long.parseLong(total.replace("_", ""))), bill(trip).total());
  }

  /// ... and if there is only one pack, the basket's scale misses the other: the shopper is asked
  /// about it and takes the line back, which leaves the first as it was.
  @Test
  void aLabelScannedTwiceForOnePackIsAskedAboutAndTakenBack() {
    Trip trip = scanLabel(scanLabel(Trip.started(SHELF), "210408700500"), "210408700500");
    BasketGuard guard = BasketGuard.over(at(0));
    for (LineItem line : trip.cart().lines()) {
      guard = guard.expect(new Expectation(line.id(), 500, 1));
    }
    guard = guard.settle(at(501));
    Verdict.Missing missing = assertInstanceOf(Verdict.Missing.class, guard.verdict());
    LineId asked = missing.pending().getFirst().line();
    guard = guard.expect(new Expectation(asked, -500, 1));
    assertInstanceOf(Verdict.Explained.class, guard.verdict());
    trip.trolley(new Command.VoidLine(asked, 1));
    assertEquals(Money.paise(1_900), bill(trip).total());
    assertEquals(1, trip.cart().lines().size());
  }

  /// A network that repeats the command makes no second pack of it.
  @Test
  void aLabelWhoseCommandIsRepeatedIsOnePack() {
    Trip trip = scanLabel(Trip.started(SHELF), "210408700500");
    Decision again =
        trip.take(
            new NumberedCommand(
                Source.TROLLEY, trip.cart().heardFrom(Source.TROLLEY), Trip.NOON, Trip.label(500)));
    assertInstanceOf(Decision.Repeat.class, again);
    assertEquals(1, trip.cart().lines().size());
  }

  @Test
  void aBatchInTheCompositePartIsCheckedForRecalls() {
    Trip trip = scan(Trip.started(SHELF), "]E0", "9520000000011|]e010BAD1");
    assertInstanceOf(Event.CommandRefused.class, trip.lastEvent());
  }

  private static Trip scanLabel(Trip trip, String body) {
    return scan(trip, "]E0", body + CheckDigit.of(body));
  }

  private static Trip scan(Trip trip, String aimId, String text) {
    CodeReading reading = ItemCodes.parse(aimId, text, LABELS, LocalDate.of(2026, 11, 24));
    ItemCode code = assertInstanceOf(CodeReading.Goods.class, reading).code();
    Money price =
        SHELF.article(code.article()).map(found -> found.sale().unitPrice()).orElse(Money.ZERO);
    return trip.trolley(new Command.AddItem(code, price, 7));
  }

  private static Bill bill(Trip trip) {
    return Pricing.bill(trip.cart(), trip.offers(), Trip.NOON);
  }

  private static RestingWeight at(long grams) {
    return new RestingWeight(grams, 900, Instant.EPOCH);
  }
}
