package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.EventBatch;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripView.Screen;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A shopper gives up while the hub is away, and the next one begins: the hub hears of both.
class LeftTripsIT extends TripBed {

  private static final String MILK_EAN = "9520000000011";

  private SessionId first;
  private List<NumberedCommand> given;

  @BeforeEach
  void giveUpAndBeginAnew() {
    desk.startTrip(Language.ENGLISH);
    first = new SessionId(desk.sessionText());
    scan(MILK_EAN);
    desk.takeBack(shown().basket().lines().getFirst().id(), 1);
    desk.finish();
    assertThat(shown().screen()).isEqualTo(Screen.WELCOME);
    given = waiting();
    desk.startTrip(Language.HINDI);
    scan(MILK_EAN);
  }

  @Test
  void whatTheFirstDidIsToldBeforeTheSecondBegins() {
    assertThat(given.getLast().command()).isInstanceOf(Command.CancelTrip.class);
    assertThat(waiting()).isEqualTo(given);
    assertThat(desk.unanswered()).isEqualTo(given.size() + 2);
    desk.events(hubAnswers(given.subList(0, 2)));
    assertThat(waiting()).isEqualTo(given.subList(2, given.size()));
    desk.events(answered(given.getLast().number()));
    assertThat(waiting().getFirst().command()).isInstanceOf(Command.StartTrip.class);
    assertThat(waiting()).hasSize(2);
    assertThat(shown().basket().itemCount()).isEqualTo(1);
  }

  @Test
  void aStartInBetweenForgetsNothing() {
    restart();
    assertThat(waiting()).isEqualTo(given);
    desk.events(answered(2));
    restart();
    assertThat(waiting()).isEqualTo(given.subList(2, given.size()));
    desk.events(answered(given.getLast().number()));
    restart();
    assertThat(waiting()).hasSize(2);
    assertThat(shown().basket().itemCount()).isEqualTo(1);
  }

  @Test
  void theEndOfTheSecondLeavesTheFirst() {
    desk.takeBack(shown().basket().lines().getFirst().id(), 1);
    desk.finish();
    restart();
    assertThat(waiting()).isEqualTo(given);
    assertThat(desk.unanswered()).isEqualTo(given.size() + 4);
  }

  @Test
  void aHubThatLostItsBeginningIsNotToldForEver() {
    desk.events(answered(2));
    desk.events(new EventBatch(first, 0, 0, List.of()));
    assertThat(waiting().getFirst().command()).isInstanceOf(Command.StartTrip.class);
    restart();
    assertThat(waiting()).hasSize(2);
  }

  @Test
  void theFirstPartOfALongJournalIsNotTakenForTheWhole() {
    desk.events(answered(2));
    List<NumberedCommand> rest = waiting();
    List<JournalEntry> part =
        List.of(new JournalEntry(1, Source.TROLLEY, 1, NOON, new Event.TripStarted("T1", "en")));
    desk.events(new EventBatch(first, 0, 1, part));
    assertThat(waiting()).isEqualTo(rest);
  }

  @Test
  void aTripThatGoesOnElsewhereIsNotToldAnyMore() {
    List<JournalEntry> journal =
        List.of(
            new JournalEntry(1, Source.TROLLEY, 1, NOON, new Event.TripStarted("T1", "en")),
            new JournalEntry(2, Source.HUB, 1, NOON, new Event.TripMoved("T1", "T2")));
    desk.events(new EventBatch(first, 1, 2, journal));
    assertThat(waiting()).hasSize(2);
  }

  private EventBatch answered(long number) {
    return new EventBatch(first, number, 9, List.of());
  }
}
