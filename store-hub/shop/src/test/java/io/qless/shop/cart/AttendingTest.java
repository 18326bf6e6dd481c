package io.qless.shop.cart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.RefusalCode;
import io.qless.shop.TestShelf;
import io.qless.shop.money.Money;
import org.junit.jupiter.api.Test;

class AttendingTest {

  private static final Source STAFF = Source.attendant("ravi");
  private static final Command RELEASE = new Command.ReleaseTrip("the gate does not open");

  @Test
  void aPaidTripThatIsReleasedHasLeft() {
    Trip trip = paid().by(STAFF, RELEASE);
    assertEquals(Phase.LEFT, trip.cart().phase());
    assertEquals(new Event.TripReleased("the gate does not open"), trip.lastEvent());
    assertEquals(STAFF, trip.journal().getLast().source());
  }

  @Test
  void anUnpaidTripThatIsReleasedIsAbandoned() {
    Trip trip = Trip.started(TestShelf.plain()).scan(TestShelf.MILK).by(STAFF, RELEASE);
    assertEquals(Phase.ABANDONED, trip.cart().phase());
  }

  @Test
  void nobodyReleasesWhileAPaymentIsOpen() {
    Trip trip = paying().by(STAFF, RELEASE);
    assertRefused(RefusalCode.CHECKOUT_OPEN, trip);
    assertEquals(Phase.PAYING, trip.cart().phase());
  }

  @Test
  void aTripIsReleasedOnce() {
    assertRefused(RefusalCode.NO_OPEN_TRIP, paid().by(STAFF, RELEASE).by(STAFF, RELEASE));
  }

  @Test
  void onlyStaffRelease() {
    for (Source source : new Source[] {Source.TROLLEY, Source.HUB, Source.phone("anna")}) {
      assertRefused(RefusalCode.NOT_ALLOWED, paid().by(source, RELEASE));
    }
  }

  @Test
  void aRefusedAgeTakesTheGoodsOffTheBillAndClearsTheHold() {
    Trip trip =
        Trip.started(TestShelf.plain())
            .scan(TestShelf.MILK)
            .scan(TestShelf.BEER)
            .scan(TestShelf.BEER)
            .trolley(new Command.StartCheckout());
    String hold = trip.cart().holds().getFirst().id();
    trip.by(STAFF, new Command.RefuseAge(hold, "too young"));
    assertEquals(Phase.SHOPPING, trip.cart().phase());
    assertTrue(trip.cart().holds().isEmpty());
    assertEquals(1, trip.cart().lines().size());
    assertEquals(0, trip.cart().ageConfirmed());
    assertEquals(new Event.HoldCleared(hold, "too young"), trip.lastEvent());
    trip.scan(TestShelf.BEER);
    assertEquals(Hold.Kind.AGE, trip.cart().holds().getFirst().kind());
  }

  @Test
  void onlyAnAgeCheckIsRefusedAsTooYoung() {
    Trip trip =
        Trip.started(TestShelf.plain())
            .scan(TestShelf.MILK)
            .trolley(new Command.OpenHold(new Hold("w-1", Hold.Kind.WEIGHT, "40 g too much")));
    assertRefused(
        RefusalCode.HOLD_UNKNOWN, trip.by(STAFF, new Command.RefuseAge("w-1", "too young")));
    assertEquals(1, trip.cart().holds().size());
  }

  private static Trip paying() {
    Trip trip =
        Trip.started(TestShelf.plain()).scan(TestShelf.MILK).trolley(new Command.StartCheckout());
    return trip.trolley(new Command.RequestPayment());
  }

  private static Trip paid() {
    Trip trip = paying();
    Money due = trip.cart().bill().orElseThrow().total();
    String attempt =
        assertInstanceOf(Settlement.Requested.class, trip.cart().settlement()).attempt();
    return trip.by(Source.HUB, new Command.ConfirmPayment(attempt, due, "reference", "S017/1", 0));
  }

  private static void assertRefused(RefusalCode code, Trip trip) {
    assertEquals(code, assertInstanceOf(Event.CommandRefused.class, trip.lastEvent()).code());
  }
}
