package io.qless.hub.trolley;

import static io.qless.hub.payment.PaymentHouse.scan;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.SessionState;
import io.qless.contract.wire.TrolleyStatus;
import io.qless.hub.session.Outcome;
import io.qless.hub.session.TripMoves;
import io.qless.hub.trolley.TrolleyHouse.Trolley;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.Hold;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A trolley's link, the real broker and the session desk together.
class TrolleyEdgeIT {

  private static final SessionId TRIP = new SessionId("trip-0001");
  private static final SessionId NEXT = new SessionId("trip-0002");
  private static final Command START = new Command.StartTrip("T1", "en");
  private static final Source STAFF = Source.attendant("asha");

  @TempDir Path directory;
  private TrolleyHouse house;
  private Trolley trolley;

  @BeforeEach
  void open() throws IOException {
    house = new TrolleyHouse(directory);
    trolley = house.new Trolley("T1");
  }

  @AfterEach
  void close() {
    trolley.close();
    house.close();
  }

  @Test
  void commandsComeBackAsEventsInOrder() {
    trolley.send(TRIP, 1, START, scan(), scan());
    trolley.acknowledged(TRIP, 3);
    assertThat(trolley.entries(TRIP))
        .extracting(JournalEntry::revision)
        .containsExactly(1L, 2L, 3L);
    assertThat(trolley.entries(TRIP)).isEqualTo(house.sessions.journal(TRIP, 0));
  }

  @Test
  void whatIsSentAgainIsAnsweredAndChangesNothing() {
    trolley.send(TRIP, 1, START, scan());
    trolley.acknowledged(TRIP, 2);
    trolley.send(TRIP, 1, START, scan());
    Soon.soon("a second answer", () -> trolley.batches(TRIP).size() == 2);
    assertThat(trolley.batches(TRIP).getLast()).isEqualTo(new EventBatch(TRIP, 2, 2, List.of()));
    assertThat(house.cart(TRIP).itemCount()).isEqualTo(1);
  }

  @Test
  void whoStillShowsATripThatIsOverHearsOfItsEnd() {
    trolley.send(TRIP, 1, START, new Command.CancelTrip());
    trolley.acknowledged(TRIP, 2);
    int before = trolley.batches(TRIP).size();
    trolley.say(
        TrolleyHouse.TOPICS.status("T1"),
        Json.text(new TrolleyStatus(true, "1", TRIP.text(), 0, 1, "ok", "ok")));
    Soon.soon("it is told", () -> trolley.batches(TRIP).size() > before);
    assertThat(trolley.batches(TRIP).getLast()).isEqualTo(new EventBatch(TRIP, 2, 2, List.of()));
  }

  @Test
  void behindAGapTheTrolleyHearsWhereItStands() {
    trolley.send(TRIP, 1, START);
    trolley.acknowledged(TRIP, 1);
    trolley.send(TRIP, 5, scan());
    Soon.soon("an answer", () -> trolley.batches(TRIP).size() == 2);
    assertThat(trolley.batches(TRIP).getLast()).isEqualTo(new EventBatch(TRIP, 1, 1, List.of()));
  }

  @Test
  void whatIsNoMessageChangesNothing() {
    trolley.send(TRIP, 1, START);
    trolley.acknowledged(TRIP, 1);
    for (String topic : List.of("commands", "request", "status")) {
      String own = "qless/1/S017/trolley/T1/" + topic;
      trolley.say(own, "");
      trolley.say(own, "{");
      trolley.say(own, "null");
      trolley.say(own, "[\"session\"]");
      trolley.say(own, "{\"session\":\"trip-0001\",\"firstNumber\":2,\"commands\":[{}]}");
    }
    trolley.send(TRIP, 2, scan());
    trolley.acknowledged(TRIP, 2);
    assertThat(house.sessions.journal(TRIP, 0)).hasSize(2);
    assertThat(house.edge.statuses()).isEmpty();
  }

  @Test
  void anotherTrolleysTripStaysAsItIs() {
    trolley.send(TRIP, 1, START);
    trolley.acknowledged(TRIP, 1);
    try (Trolley other = house.new Trolley("T2")) {
      other.send(TRIP, 2, scan());
      other.ask(TRIP, 0);
      other.send(NEXT, 1, new Command.StartTrip("T2", "en"));
      other.acknowledged(NEXT, 1);
      assertThat(other.batches(TRIP)).isEmpty();
    }
    assertThat(house.cart(TRIP).itemCount()).isZero();
  }

  @Test
  void noTripBeginsInAnotherTrolleysName() {
    trolley.send(TRIP, 1, new Command.StartTrip("T2", "en"));
    trolley.send(NEXT, 1, START);
    trolley.acknowledged(NEXT, 1);
    assertThat(house.sessions.cart(TRIP)).isEmpty();
  }

  @Test
  void whoComesBackGetsWhatWasMissed() {
    trolley.send(TRIP, 1, START, scan());
    trolley.acknowledged(TRIP, 2);
    trolley.close();
    Hold hold = new Hold("audit-1", Hold.Kind.AUDIT, "three articles");
    house.sessions.submit(TRIP, STAFF, (handle, cart) -> new Command.OpenHold(hold));
    trolley = house.new Trolley("T1");
    trolley.ask(TRIP, 2);
    Soon.soon(
        "the hold",
        () ->
            trolley.entries(TRIP).stream()
                .anyMatch(entry -> entry.event().equals(new Event.HoldOpened(hold))));
  }

  @Test
  void ofATripThatTheHubNeverSawItSaysSo() {
    trolley.ask(TRIP, 7);
    Soon.soon("an answer", () -> !trolley.batches(TRIP).isEmpty());
    assertThat(trolley.batches(TRIP))
        .containsExactly(new EventBatch(TRIP, 0, 0, List.of(), new EventBatch.Instead(7)));
  }

  @Test
  void aTrolleyThatIsAheadOfARestoredHubGetsTheTripFromItsBeginning() {
    trolley.send(TRIP, 1, START, scan());
    trolley.acknowledged(TRIP, 2);
    trolley.ask(TRIP, 9);
    Soon.soon("a second answer", () -> trolley.batches(TRIP).size() == 2);
    assertThat(trolley.batches(TRIP).getLast())
        .isEqualTo(
            new EventBatch(TRIP, 2, 2, house.sessions.journal(TRIP, 0), new EventBatch.Instead(9)));
    trolley.ask(TRIP, 2);
    Soon.soon("a third answer", () -> trolley.batches(TRIP).size() == 3);
    assertThat(trolley.batches(TRIP).getLast()).isEqualTo(new EventBatch(TRIP, 2, 2, List.of()));
  }

  @Test
  void theStateOfTheTripIsKeptForThoseWhoComeLater() {
    trolley.send(TRIP, 1, START, scan());
    SessionState state =
        new SessionState("trip-0001", 2, "http://hub.example/join#trip-0001", "", Instant.EPOCH);
    soonState(trolley, state);
    trolley.close();
    trolley = house.new Trolley("T1");
    soonState(trolley, state);
  }

  @Test
  void afterTheTripTheTrolleyIsFree() {
    trolley.send(TRIP, 1, START, new Command.CancelTrip());
    soonState(trolley, SessionState.FREE);
    assertThat(house.cart(TRIP).phase()).isEqualTo(Phase.CANCELLED);
  }

  @Test
  void aNewTripEndsTheOneThatWasLeftBehind() {
    trolley.send(TRIP, 1, START, scan());
    trolley.acknowledged(TRIP, 2);
    trolley.send(NEXT, 1, START);
    trolley.acknowledged(NEXT, 1);
    assertThat(house.cart(TRIP).phase()).isEqualTo(Phase.ABANDONED);
    assertThat(house.cart(NEXT).phase()).isEqualTo(Phase.SHOPPING);
    soonState(
        trolley,
        new SessionState("trip-0002", 1, "http://hub.example/join#trip-0002", "", Instant.EPOCH));
  }

  @Test
  void aPaidTripOutlivesTheNextOneOnItsTrolley() {
    trolley.send(TRIP, 1, START, scan(), new Command.StartCheckout(), new Command.RequestPayment());
    trolley.acknowledged(TRIP, 4);
    pay(TRIP);
    trolley.send(NEXT, 1, START);
    trolley.acknowledged(NEXT, 1);
    assertThat(house.cart(TRIP).phase()).isEqualTo(Phase.PAID);
    assertThat(house.sessions.open()).hasSize(2);
  }

  @Test
  void manyTrolleysAtOnceEachGetTheirOwn() {
    List<Trolley> fleet =
        List.of("T3", "T4", "T5", "T6").stream().map(id -> house.new Trolley(id)).toList();
    for (int number = 0; number < 20; number++) {
      for (int i = 0; i < fleet.size(); i++) {
        Command command = number == 0 ? new Command.StartTrip("T" + (i + 3), "en") : scan();
        fleet.get(i).send(trip(i), number + 1, command);
      }
    }
    for (int i = 0; i < fleet.size(); i++) {
      fleet.get(i).acknowledged(trip(i), 20);
      assertThat(house.cart(trip(i)).itemCount()).isEqualTo(19);
      Set<Long> revisions =
          fleet.get(i).entries(trip(i)).stream()
              .map(JournalEntry::revision)
              .collect(Collectors.toSet());
      assertThat(revisions).hasSize(20);
      fleet.get(i).close();
    }
  }

  @Test
  void theHubKnowsHowItsTrolleysAre() {
    TrolleyStatus status = new TrolleyStatus(true, "1.2", "", 0, 7, "ok", "scale is silent");
    trolley.say("qless/1/S017/trolley/T1/status", Json.text(status));
    Soon.soon("the status", () -> !house.edge.statuses().isEmpty());
    assertThat(house.edge.statuses())
        .containsExactly(new HeardStatus("T1", status, TrolleyHouse.CLOCK.instant()));
  }

  private void pay(SessionId session) {
    Outcome outcome =
        house.sessions.submit(
            session,
            Source.HUB,
            (handle, cart) -> {
              Settlement.Requested asked = (Settlement.Requested) cart.settlement();
              return new Command.ConfirmPayment(
                  asked.attempt(), asked.bill().total(), "ref", "S017-1", 0);
            });
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  private static void soonState(Trolley trolley, SessionState state) {
    Soon.soon(
        () -> state + " is heard: " + trolley.state(),
        () -> trolley.state().filter(state::equals).isPresent());
  }

  private static SessionId trip(int number) {
    return new SessionId("trip-of-" + number);
  }

  @Test
  void aTrolleyIsHereWhileItSaysThatItIsOnTheTrip() {
    trolley.send(TRIP, 1, START);
    trolley.acknowledged(TRIP, 1);
    assertThat(house.edge.isHere(house.cart(TRIP))).isFalse();
    trolley.say(TrolleyHouse.TOPICS.status("T1"), status(true, TRIP.text()));
    Soon.soon("it is here", () -> house.edge.isHere(house.cart(TRIP)));
    trolley.say(TrolleyHouse.TOPICS.status("T1"), status(true, ""));
    Soon.soon("it is on no trip", () -> !house.edge.isHere(house.cart(TRIP)));
    trolley.say(TrolleyHouse.TOPICS.status("T1"), status(true, TRIP.text()));
    Soon.soon("it is here again", () -> house.edge.isHere(house.cart(TRIP)));
    trolley.say(TrolleyHouse.TOPICS.status("T1"), status(false, TRIP.text()));
    Soon.soon("it is gone", () -> !house.edge.isHere(house.cart(TRIP)));
  }

  @Test
  void aTripGoesOnWithAnotherTrolleyAndTheOldOneIsToldWhere() {
    trolley.send(TRIP, 1, START, scan());
    trolley.acknowledged(TRIP, 2);
    try (Trolley other = house.new Trolley("T2")) {
      assertThat(new TripMoves(house.sessions).move(TRIP, "T2", STAFF))
          .isInstanceOf(Outcome.Done.class);
      Soon.soon("the old one hears of it", () -> !moves(trolley).isEmpty());
      Soon.soon("and is free", () -> isOn(trolley, ""));
      Soon.soon("the new one has it", () -> isOn(other, TRIP.text()));
      other.ask(TRIP, 0);
      Soon.soon("it hears all", () -> other.entries(TRIP).size() >= 3);
      other.send(TRIP, 3, scan());
      other.acknowledged(TRIP, 3);
      int told = moves(trolley).size();
      trolley.send(TRIP, 3, scan());
      Soon.soon("the old one is told again", () -> moves(trolley).size() > told);
      assertThat(trolley.batches(TRIP).getLast().revision()).isEqualTo(3);
      assertThat(house.cart(TRIP).itemCount()).isEqualTo(2);
    }
  }

  @Test
  void aTripThatComesWhileItsTrolleyBeginsAnotherStaysOpen() {
    SessionId own = trip(2);
    trolley.send(TRIP, 1, START, scan());
    trolley.acknowledged(TRIP, 2);
    try (Trolley other = house.new Trolley("T2")) {
      new TripMoves(house.sessions).move(TRIP, "T2", STAFF);
      other.send(own, 1, new Command.StartTrip("T2", "en"));
      other.acknowledged(own, 1);
      assertThat(house.cart(TRIP).phase()).isEqualTo(Phase.SHOPPING);
      Soon.soon("it shows its own", () -> isOn(other, own.text()));
      new TripMoves(house.sessions).move(TRIP, "T3", STAFF);
      assertThat(house.cart(TRIP).trolley()).isEqualTo("T3");
      Soon.soon("it still shows its own", () -> isOn(other, own.text()));
    }
  }

  private static boolean isOn(Trolley trolley, String session) {
    return trolley.state().filter(state -> state.session().equals(session)).isPresent();
  }

  private static List<Event> moves(Trolley trolley) {
    return trolley.entries(TRIP).stream()
        .map(JournalEntry::event)
        .filter(event -> event.equals(new Event.TripMoved("T1", "T2")))
        .toList();
  }

  private static String status(boolean online, String session) {
    return Json.text(new TrolleyStatus(online, "1", session, 0, 1, "ok", "ok"));
  }
}
