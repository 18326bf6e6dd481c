package io.qless.shop.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.TestShelf;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Hold;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.Trip;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditRuleTest {

  private static final int TRIPS = 10_000;
  private static final AuditRule TWO_PERCENT = new AuditRule(200, 4711);

  @Test
  void aSampleOfTheQuietTripsIsAsked() {
    long asked = asked(TWO_PERCENT, quiet());
    assertTrue(asked > 120 && asked < 280, "asked " + asked + " of " + TRIPS);
  }

  @Test
  void theSameSeedAsksTheSameTrips() {
    for (int trip = 0; trip < 1_000; trip++) {
      assertEquals(
          new AuditRule(200, 7).ask(named(trip), List.of()),
          new AuditRule(200, 7).ask(named(trip), List.of()));
    }
  }

  @Test
  void anotherSeedAsksOtherTrips() {
    assertTrue(
        IntStream.range(0, TRIPS)
            .anyMatch(trip ->
                new AuditRule(200, 7).ask(named(trip), List.of()).isPresent()
                    != new AuditRule(200, 8).ask(named(trip), List.of()).isPresent()));
  }

  @Test
  void noneIsNoneHoweverDoubtful() {
    assertEquals(0, asked(AuditRule.NONE, doubtful()));
  }

  @Test
  void takingBackAfterAQuestionRaisesTheChance() {
    long asked = asked(TWO_PERCENT, doubtful());
    assertTrue(asked > 1_900 && asked < 2_500, "asked " + asked + " of " + TRIPS);
  }

  @Test
  void takingBackBeforeAnyQuestionDoesNot() {
    Trip trip = Trip.started(TestShelf.plain()).scan(TestShelf.MILK).scan(TestShelf.BREAD);
    trip.trolley(new Command.VoidLine(trip.cart().lines().getFirst().id(), 1));
    assertEquals(asked(TWO_PERCENT, quiet()), asked(TWO_PERCENT, trip.journal()));
  }

  @Test
  void whatStaffHaveLookedAtIsNoDoubtAnyMore() {
    Trip trip =
        Trip.started(TestShelf.plain())
            .scan(TestShelf.MILK)
            .trolley(new Command.OpenHold(new Hold("w-1", Hold.Kind.WEIGHT, "40 g more")))
            .by(Source.attendant("ravi"), new Command.ClearHold("w-1", "goods and bill agree"));
    trip.trolley(new Command.VoidLine(trip.cart().lines().getFirst().id(), 1));
    assertEquals(asked(TWO_PERCENT, quiet()), asked(TWO_PERCENT, trip.journal()));
  }

  @Test
  void whatTheTrolleySettledByItselfStaysADoubt() {
    Trip trip =
        Trip.started(TestShelf.plain())
            .scan(TestShelf.MILK)
            .trolley(new Command.OpenHold(new Hold("w-1", Hold.Kind.WEIGHT, "40 g more")))
            .trolley(new Command.ClearHold("w-1", "taken out again"));
    assertTrue(asked(TWO_PERCENT, quiet()) < asked(TWO_PERCENT, trip.journal()));
  }

  @Test
  void aTripIsAskedOnce() {
    Trip trip =
        Trip.started(TestShelf.plain())
            .scan(TestShelf.MILK)
            .by(
                Source.attendant("ravi"),
                new Command.OpenHold(new Hold("audit-3", Hold.Kind.AUDIT, "random sample")));
    assertEquals(0, asked(new AuditRule(10_000, 1), trip.journal()));
  }

  @Test
  void whatWasScannedBeforeTheQuestionIsLookedAtFirst() {
    Trip trip =
        Trip.started(TestShelf.plain())
            .scan(TestShelf.BREAD)
            .trolley(new Command.OpenHold(new Hold("w-1", Hold.Kind.WEIGHT, "40 g more")))
            .scan(TestShelf.BEER)
            .scan(TestShelf.MILK);
    assertEquals(
        TestShelf.BREAD.id(),
        AuditRule.uncertainFirst(trip.cart(), trip.journal()).getFirst().article().id());
  }

  @Test
  void withoutADoubtTheDearestComesFirst() {
    Trip trip =
        Trip.started(TestShelf.plain())
            .scan(TestShelf.MILK)
            .scan(TestShelf.BEER)
            .scan(TestShelf.BREAD);
    assertEquals(
        TestShelf.BEER.id(),
        AuditRule.uncertainFirst(trip.cart(), trip.journal()).getFirst().article().id());
  }

  private static List<JournalEntry> quiet() {
    return Trip.started(TestShelf.plain()).scan(TestShelf.MILK).journal();
  }

  private static List<JournalEntry> doubtful() {
    Trip trip =
        Trip.started(TestShelf.plain())
            .scan(TestShelf.MILK)
            .trolley(new Command.OpenHold(new Hold("w-1", Hold.Kind.WEIGHT, "40 g more")));
    trip.trolley(new Command.VoidLine(trip.cart().lines().getFirst().id(), 1));
    return trip.journal();
  }

  private static long asked(AuditRule rule, List<JournalEntry> journal) {
    return IntStream.range(0, TRIPS)
        .filter(trip -> rule.ask(named(trip), journal).isPresent())
        .count();
  }

  private static Cart named(int trip) {
    return Cart.begin(new SessionId("trip-%06d".formatted(trip)));
  }
}
