package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.EventBatch;
import io.qless.kiosk.storage.TripStore;
import io.qless.kiosk.trip.Comfort;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripView.Screen;
import io.qless.shop.cart.AbandonReason;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a shopper made of the trolley stays for the trip, whatever happens to the program, and is
/// gone with the trip.
class ComfortKeptIT extends TripBed {
  private static final Comfort MINE = Comfort.USUAL.turnContrast().turnHand().turnSpeech();
  private static final Comfort SLOW = Comfort.USUAL.turnSlow();

  @Test
  void aStartInTheMiddleOfATripFindsWhatWasChosenAtTheGreeting() {
    desk.suit(MINE);
    desk.startTrip(Language.HINDI);
    scan("9520000000011");
    restart();
    assertThat(shown().comfort()).isEqualTo(MINE);
    assertThat(shown().basket().itemCount()).isEqualTo(1);
  }

  @Test
  void whatIsShownIsInTheFileThatAKillLeaves() throws IOException {
    desk.startTrip(Language.ENGLISH);
    desk.suit(MINE);
    desk.suit(MINE.turnLarge());
    assertThat(shown().comfort()).isEqualTo(MINE.turnLarge());
    Path left = Files.createDirectory(directory.resolve("left"));
    Files.copy(directory.resolve("journal.mv.db"), left.resolve("journal.mv.db"));
    try (TripStore kept = new TripStore(left)) {
      assertThat(kept.comfort()).contains(MINE.turnLarge());
    }
  }

  @Test
  void aScanThatBeginsTheTripKeepsItToo() {
    desk.suit(MINE);
    scan("9520000000011");
    restart();
    assertThat(shown().comfort()).isEqualTo(MINE);
  }

  @Test
  void aTripThatComesFromAnotherTrolleyIsShownAsChosenHere() {
    desk.suit(MINE);
    desk.sessionState(new io.qless.contract.wire.SessionState("trip-of-another", 3, "", "", NOON));
    restart();
    assertThat(shown().comfort()).isEqualTo(MINE);
  }

  @Test
  void afterTheGateTheGoodbyeIsStillAsChosenAndTheNextShopperStartsPlain() {
    beginWith(MINE);
    desk.events(hubAnswers(waiting()));
    desk.events(tripLeft());
    assertThat(shown().screen()).isEqualTo(Screen.FAREWELL);
    assertThat(shown().comfort()).isEqualTo(MINE);
    pass(Farewell.STAYS);
    pass(Farewell.STAYS);
    assertThat(shown().screen()).isEqualTo(Screen.WELCOME);
    assertThat(shown().comfort()).isEqualTo(Comfort.USUAL);
    restart();
    assertThat(shown().comfort()).isEqualTo(Comfort.USUAL);
  }

  @Test
  void aScanDuringTheGoodbyeBeginsAPlainTrip() {
    beginWith(MINE);
    desk.events(hubAnswers(waiting()));
    desk.events(tripLeft());
    scan("9520000000011");
    assertThat(shown().screen()).isEqualTo(Screen.SHOPPING);
    assertThat(shown().comfort()).isEqualTo(Comfort.USUAL);
  }

  /// The hub may answer much later; by then the next shopper has chosen.
  @Test
  void aTripThatWasGivenUpTakesItsOwnChoiceAwayAndNotTheNextShoppers() {
    beginWith(MINE);
    desk.finish();
    assertThat(shown().comfort()).isEqualTo(Comfort.USUAL);
    desk.suit(SLOW);
    EventBatch answer = hubAnswers(waiting());
    desk.events(answer);
    assertThat(shown().screen()).isEqualTo(Screen.WELCOME);
    assertThat(shown().comfort()).isEqualTo(SLOW);
  }

  @Test
  void aTripThatStaffEndTakesItAway() {
    beginWith(MINE);
    scan("9520000000011");
    desk.events(hubAnswers(waiting()));
    desk.events(next(new Event.TripAbandoned(AbandonReason.NEW_TRIP)));
    assertThat(shown().screen()).isEqualTo(Screen.WELCOME);
    assertThat(shown().comfort()).isEqualTo(Comfort.USUAL);
  }

  @Test
  void whoWalksAwayFromTheGreetingLeavesItPlain() {
    desk.suit(SLOW);
    desk.touched();
    pass(IdleWatch.FITTED_GREETING.minusSeconds(1));
    assertThat(shown().comfort()).isEqualTo(SLOW);
    pass(Duration.ofSeconds(1));
    assertThat(shown().comfort()).isEqualTo(Comfort.USUAL);
  }

  @Test
  void whoAskedForTimeHasTenTimesAsMuchToAnswerTheWarning() {
    beginWith(SLOW);
    pass(IdleWatch.EMPTY_TRIP);
    assertThat(shown().idleEnds()).isEqualTo(now.plus(IdleWatch.WARNING.multipliedBy(10)));
    pass(IdleWatch.WARNING.multipliedBy(10).minusSeconds(1));
    assertThat(waiting()).hasSize(1);
    pass(Duration.ofSeconds(1));
    assertThat(waiting().getLast().command()).isInstanceOf(Command.CancelTrip.class);
  }

  @Test
  void whoAskedForTimeReadsTheGoodbyeTenTimesAsLong() {
    beginWith(SLOW);
    desk.speak(Language.HINDI);
    desk.events(hubAnswers(waiting()));
    desk.events(tripLeft());
    pass(Duration.ZERO);
    pass(Farewell.STAYS.multipliedBy(10).minusSeconds(1));
    assertThat(shown().screen()).isEqualTo(Screen.FAREWELL);
    pass(Duration.ofSeconds(1));
    assertThat(shown().screen()).isEqualTo(Screen.WELCOME);
  }

  /// Whoever touched nothing on the way to the gate still reads the goodbye.
  @Test
  void theGoodbyeSpeaksTheShoppersLanguage() {
    beginWith(Comfort.USUAL);
    desk.speak(Language.HINDI);
    scan("9520000000011");
    desk.events(hubAnswers(waiting()));
    now = now.plus(Duration.ofMinutes(9));
    desk.events(tripLeft());
    desk.timePasses();
    assertThat(shown().screen()).isEqualTo(Screen.FAREWELL);
    assertThat(shown().language()).isEqualTo(Language.HINDI);
  }

  @Test
  void whoAskedForTimeIsNotAskedSoonWhereTheGoodsAre() {
    beginWith(SLOW);
    settle(0);
    scan("9520000000011");
    now = now.plusSeconds(9);
    settle(0);
    assertThat(answers()).isEmpty();
    now = now.plusSeconds(72);
    settle(0);
    assertThat(answers()).isNotEmpty();
  }

  private void beginWith(Comfort comfort) {
    desk.startTrip(Language.ENGLISH);
    desk.suit(comfort);
  }

  private void pass(Duration time) {
    now = now.plus(time);
    desk.timePasses();
  }

  private EventBatch next(Event event) {
    long revision = shownRevision + 1;
    return new EventBatch(
        new SessionId(desk.sessionText()),
        shownRevision,
        revision,
        List.of(new JournalEntry(revision, Source.HUB, 1, NOON, event)));
  }
}
