package io.qless.shop.cart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.RefusalCode;
import io.qless.shop.TestShelf;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Trips that a phone makes without a trolley, and who lets others in.
class PhoneAloneTest {

  private static final Source ASHA = Source.phone("0123456789abcdef");
  private static final Source RAVI = Source.phone("fedcba9876543210");

  @Test
  void aPhonesScanIsARealLineOfItsOwn() {
    Trip trip = alone().by(ASHA, Trip.scanOf(TestShelf.MILK)).by(ASHA, Trip.label(500));
    assertEquals(2, trip.cart().lines().size());
    assertEquals(List.of(ASHA), trip.cart().lines().getFirst().addedBy());
    assertTrue(trip.cart().isPhoneOnly());
  }

  @Test
  void withATrolleyItIsNone() {
    Trip trip = Trip.started(TestShelf.plain()).by(ASHA, new Command.JoinTrip("Asha"));
    trip.by(ASHA, Trip.scanOf(TestShelf.MILK));
    assertRefused(RefusalCode.NOT_ALLOWED, trip);
    trip.by(ASHA, new Command.StartAlone("Asha", "en"));
    assertRefused(RefusalCode.TRIP_ALREADY_OPEN, trip);
  }

  @Test
  void noTrolleyAndNoStaffBeginSuchATrip() {
    for (Source source : List.of(Source.TROLLEY, Source.attendant("ravi"), Source.HUB)) {
      Trip trip = new Trip(TestShelf.plain()).by(source, new Command.StartAlone("X", "en"));
      assertRefused(RefusalCode.NOT_ALLOWED, trip);
    }
  }

  @Test
  void twoPhonesWithTheSameNumberAskForDifferentAttempts() {
    Trip trip =
        alone().by(RAVI, new Command.JoinTrip("Ravi")).by(ASHA, Trip.scanOf(TestShelf.MILK));
    trip.by(RAVI, new Command.StartCheckout()).by(ASHA, new Command.RequestPayment());
    String first = ((Settlement.Requested) trip.cart().settlement()).attempt();
    trip.by(ASHA, new Command.ReturnToShopping()).by(ASHA, new Command.StartCheckout());
    trip.by(RAVI, new Command.RequestPayment());
    String second = ((Settlement.Requested) trip.cart().settlement()).attempt();
    assertTrue(!first.equals(second), first);
  }

  @Test
  void theFirstPhoneLetsOthersIn() {
    Trip trip = alone().by(RAVI, new Command.AskToJoin("Ravi"));
    trip.by(RAVI, new Command.AnswerJoin(RAVI.id(), JoinAnswer.YES));
    assertRefused(RefusalCode.NOT_ALLOWED, trip);
    trip.by(ASHA, new Command.AnswerJoin("nobody", JoinAnswer.YES));
    assertRefused(RefusalCode.JOIN_UNKNOWN, trip);
    trip.by(ASHA, new Command.AnswerJoin(RAVI.id(), JoinAnswer.YES));
    assertEquals(new Event.ParticipantJoined(new Participant(RAVI.id(), "Ravi")), trip.lastEvent());
    assertEquals(List.of(), trip.cart().asking());
  }

  @Test
  void whoShopsAlongTakesBackOwnThingsOnlyAndDoesNotEndTheTrip() {
    Trip trip = alone().by(RAVI, new Command.JoinTrip("Ravi"));
    trip.by(ASHA, Trip.scanOf(TestShelf.MILK)).by(RAVI, Trip.label(500));
    LineId milk = trip.cart().lines().getFirst().id();
    LineId label = trip.cart().lines().getLast().id();
    trip.by(RAVI, new Command.VoidLine(milk, 1));
    assertRefused(RefusalCode.NOT_ALLOWED, trip);
    trip.by(RAVI, new Command.CancelTrip());
    assertRefused(RefusalCode.NOT_ALLOWED, trip);
    trip.by(RAVI, new Command.VoidLine(label, 1));
    assertEquals(1, trip.cart().lines().size());
    trip.by(RAVI, Trip.label(300));
    trip.by(ASHA, new Command.VoidLine(trip.cart().lines().getLast().id(), 1));
    assertEquals(1, trip.cart().lines().size());
  }

  @Test
  void whoIsRefusedIsNotInTheTrip() {
    Trip trip = Trip.started(TestShelf.plain()).by(RAVI, new Command.AskToJoin("Ravi"));
    trip.trolley(new Command.AnswerJoin(RAVI.id(), JoinAnswer.NO));
    assertEquals(new Event.JoinDeclined(RAVI.id(), JoinAnswer.NO), trip.lastEvent());
    assertEquals(List.of(), trip.cart().participants());
    trip.trolley(new Command.AnswerJoin(RAVI.id(), JoinAnswer.YES));
    assertRefused(RefusalCode.JOIN_UNKNOWN, trip);
  }

  @Test
  void onlyTheHubSaysThatItIsTooLateAndNothingElse() {
    Trip trip = Trip.started(TestShelf.plain()).by(RAVI, new Command.AskToJoin("Ravi"));
    trip.trolley(new Command.AnswerJoin(RAVI.id(), JoinAnswer.TOO_LATE));
    assertRefused(RefusalCode.NOT_ALLOWED, trip);
    trip.by(Source.HUB, new Command.AnswerJoin(RAVI.id(), JoinAnswer.YES));
    assertRefused(RefusalCode.NOT_ALLOWED, trip);
    trip.by(Source.HUB, new Command.AnswerJoin(RAVI.id(), JoinAnswer.TOO_LATE));
    assertEquals(new Event.JoinDeclined(RAVI.id(), JoinAnswer.TOO_LATE), trip.lastEvent());
  }

  private static Trip alone() {
    return new Trip(TestShelf.plain()).by(ASHA, new Command.StartAlone("Asha", "en"));
  }

  private static void assertRefused(RefusalCode code, Trip trip) {
    assertEquals(code, assertInstanceOf(Event.CommandRefused.class, trip.lastEvent()).code());
  }
}
