package io.qless.shop.cart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.RefusalCode;
import io.qless.shop.TestShelf;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DeskTest {

  private static final Source ANNA = Source.phone("anna");
  private static final Source STAFF = Source.attendant("ravi");

  @Test
  void equalPiecesShareALineAndKeepTheirContributors() {
    Trip trip = Trip.started(TestShelf.plain()).scan(TestShelf.MILK).scan(TestShelf.MILK);
    assertEquals(1, trip.cart().lines().size());
    assertEquals(2, trip.cart().itemCount());
    assertEquals(java.util.List.of(Source.TROLLEY), trip.cart().lines().getFirst().addedBy());
  }

  @Test
  void weightLabelsNeverMerge() {
    Trip trip = Trip.started(TestShelf.plain()).trolley(Trip.label(500)).trolley(Trip.label(500));
    assertEquals(2, trip.cart().lines().size());
  }

  @Test
  void aVoidedLineNoLongerCounts() {
    Trip trip = Trip.started(TestShelf.plain()).scan(TestShelf.MILK);
    trip.trolley(new Command.VoidLine(trip.cart().lines().getFirst().id(), 1));
    assertTrue(trip.cart().lines().isEmpty());
  }

  @Test
  void nobodyTakesBackMoreThanIsThere() {
    Trip trip = Trip.started(TestShelf.plain()).scan(TestShelf.MILK);
    trip.trolley(new Command.VoidLine(trip.cart().lines().getFirst().id(), 2));
    assertRefused(RefusalCode.NOT_THAT_MANY, trip);
    assertEquals(1, trip.cart().itemCount());
  }

  @Test
  void aPhoneCannotPutGoodsPastTheScale() {
    assertRefused(
        RefusalCode.NOT_ALLOWED,
        Trip.started(TestShelf.plain()).by(ANNA, Trip.scanOf(TestShelf.MILK)));
  }

  @Test
  void aScanMeetsTheOldestWish() {
    Trip trip =
        Trip.started(TestShelf.plain()).by(ANNA, new Command.AddWish(TestShelf.MILK.id(), 2));
    trip.scan(TestShelf.MILK);
    assertEquals(1, trip.cart().wishes().getFirst().pieces());
    trip.scan(TestShelf.MILK);
    assertTrue(trip.cart().wishes().isEmpty());
  }

  @Test
  void anInventedPriceIsRefused() {
    Command.AddItem cheap =
        new Command.AddItem(
            new ItemCode.Piece(TestShelf.MILK.id(), ItemCode.UnitMark.NONE), Money.paise(1), 7);
    assertRefused(RefusalCode.PRICE_UNKNOWN, Trip.started(TestShelf.plain()).trolley(cheap));
  }

  @Test
  void theLowerOfTheSeenAndTheCurrentPriceCounts() {
    Command.AddItem seenEarlier =
        new Command.AddItem(
            new ItemCode.Piece(TestShelf.MILK.id(), ItemCode.UnitMark.NONE), Money.paise(6_000), 3);
    Trip trip = Trip.started(TestShelf.plain()).trolley(seenEarlier);
    assertEquals(Money.paise(6_000), trip.cart().lines().getFirst().unitPrice());
  }

  @Test
  void aRecalledBatchIsRefused() {
    Command.AddItem recalled =
        new Command.AddItem(
            new ItemCode.Piece(TestShelf.MILK.id(), new ItemCode.UnitMark("BAD1", LocalDate.MAX)),
            Money.paise(6_600),
            7);
    assertRefused(RefusalCode.RECALLED, Trip.started(TestShelf.plain()).trolley(recalled));
  }

  @Test
  void anUnknownArticleIsRefused() {
    Command.AddItem unknown =
        new Command.AddItem(
            new ItemCode.Piece(Gtin.of("9520000000998"), ItemCode.UnitMark.NONE),
            Money.paise(1),
            7);
    assertRefused(RefusalCode.ARTICLE_UNKNOWN, Trip.started(TestShelf.plain()).trolley(unknown));
  }

  @Test
  void anAgeRestrictedArticleHoldsThePaymentUntilStaffClearsIt() {
    Trip trip =
        Trip.started(TestShelf.plain()).scan(TestShelf.BEER).trolley(new Command.StartCheckout());
    trip.trolley(new Command.RequestPayment());
    assertRefused(RefusalCode.HOLD_OPEN, trip);
    String hold = trip.cart().holds().getFirst().id();
    trip.trolley(new Command.ClearHold(hold, "me"));
    assertRefused(RefusalCode.NOT_ALLOWED, trip);
    trip.by(STAFF, new Command.ClearHold(hold, "looked at the id card"));
    trip.trolley(new Command.RequestPayment());
    assertInstanceOf(Event.PaymentRequested.class, trip.lastEvent());
  }

  @Test
  void takingTheRestrictedArticleBackCuresTheAgeHold() {
    Trip trip = Trip.started(TestShelf.plain()).scan(TestShelf.BEER);
    trip.trolley(new Command.VoidLine(trip.cart().lines().getFirst().id(), 1));
    assertTrue(trip.cart().holds().isEmpty());
  }

  @Test
  void moneyForAnotherAmountIsNotTaken() {
    Trip trip = paying();
    String attempt = attempt(trip);
    trip.by(
        Source.HUB,
        new Command.ConfirmPayment(attempt, Money.paise(1), "RRN1", "S017/2627/000001", 0));
    assertRefused(RefusalCode.AMOUNT_DIFFERS, trip);
    assertEquals(Phase.PAYING, trip.cart().phase());
  }

  @Test
  void moneyMovesOnce() {
    Trip trip = paying();
    String attempt = attempt(trip);
    Command pay =
        new Command.ConfirmPayment(attempt, Money.paise(6_600), "RRN1", "S017/2627/000001", 6);
    trip.by(Source.HUB, pay);
    assertEquals(Phase.PAID, trip.cart().phase());
    trip.by(Source.HUB, pay);
    assertRefused(RefusalCode.ALREADY_PAID, trip);
  }

  @Test
  void goodsCannotChangeUnderAFrozenBill() {
    Trip trip =
        Trip.started(TestShelf.plain()).scan(TestShelf.MILK).trolley(new Command.StartCheckout());
    assertRefused(RefusalCode.CHECKOUT_OPEN, trip.scan(TestShelf.MILK));
    trip.trolley(new Command.ReturnToShopping()).scan(TestShelf.MILK);
    assertEquals(2, trip.cart().itemCount());
  }

  @Test
  void nothingHappensBeforeTheTripBegins() {
    assertRefused(RefusalCode.NO_OPEN_TRIP, new Trip(TestShelf.plain()).scan(TestShelf.MILK));
  }

  @Test
  void aRepeatChangesNothingAndAGapIsAskedFor() {
    Trip trip = Trip.started(TestShelf.plain());
    NumberedCommand scan =
        new NumberedCommand(Source.TROLLEY, 2, Trip.NOON, Trip.scanOf(TestShelf.MILK));
    assertInstanceOf(Decision.Decided.class, trip.take(scan));
    assertInstanceOf(Decision.Repeat.class, trip.take(scan));
    assertEquals(
        new Decision.Gap(3),
        trip.take(new NumberedCommand(Source.TROLLEY, 5, Trip.NOON, Trip.scanOf(TestShelf.MILK))));
    assertEquals(1, trip.cart().itemCount());
  }

  private static Trip paying() {
    return Trip.started(TestShelf.plain())
        .scan(TestShelf.MILK)
        .trolley(new Command.StartCheckout())
        .trolley(new Command.RequestPayment());
  }

  private static String attempt(Trip trip) {
    return ((Settlement.Requested) trip.cart().settlement()).attempt();
  }

  private static void assertRefused(RefusalCode code, Trip trip) {
    assertEquals(code, assertInstanceOf(Event.CommandRefused.class, trip.lastEvent()).code());
  }
}
