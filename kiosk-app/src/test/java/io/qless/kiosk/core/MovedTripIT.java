package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.SessionState;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripView;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JoinAnswer;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.Participant;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A trip that leaves for another trolley, and one that comes from another.
class MovedTripIT extends TripBed {

  private static final SessionId OTHERS = new SessionId("trip-of-another");

  @Test
  void theTrolleyThatIsLeftSaysWhereTheTripGoesOn() {
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    EventBatch known = hubAnswers(waiting());
    desk.events(known);
    scan("9520000000011"); // the hub never hears of it
    desk.events(next(known, new Event.TripMoved("T1", "T2")));
    assertThat(shown().screen()).isEqualTo(TripView.Screen.WELCOME);
    assertThat(notice()).isEqualTo("TRIP_MOVED");
    assertThat(desk.waiting()).isEmpty();
    restart();
    assertThat(desk.sessionText()).isEmpty();
  }

  @Test
  void theNewTrolleyShowsTheSameCartAndCountsOn() {
    desk.sessionState(state(OTHERS));
    assertThat(shown().screen()).isEqualTo(TripView.Screen.WELCOME);
    desk.events(fromAnother());
    assertThat(shown().screen()).isEqualTo(TripView.Screen.SHOPPING);
    assertThat(shown().basket().totalPaise()).isEqualTo(6_600);
    assertThat(shown().language()).isEqualTo(Language.HINDI);
    scan("9520000000011");
    assertThat(waiting().getFirst().number()).isEqualTo(3);
    restart();
    assertThat(shown().basket().totalPaise()).isEqualTo(13_200);
  }

  @Test
  void theGoodsThatAreMovedOverNeedNoScan() {
    settle(12);
    desk.sessionState(state(OTHERS));
    desk.events(fromAnother());
    settle(1_053);
    assertThat(shown().care().question()).isNull();
    assertThat(shown().care().holds()).isEmpty();
    settle(1_353);
    assertThat(shown().care().question()).isNotNull();
  }

  @Test
  void goodsThatAreLeftInTheOldTrolleyAreAskedFor() {
    settle(12);
    desk.sessionState(state(OTHERS));
    desk.events(fromAnother());
    desk.timePasses();
    now = NOON.plusSeconds(60);
    desk.timePasses();
    assertThat(shown().care().question())
        .extracting(CareView.Question::kind)
        .isEqualTo(CareView.Question.Kind.MISSING);
  }

  @Test
  void aTrolleyThatLostItsMemoryExpectsNothingTwice() {
    List<JournalEntry> journal = new ArrayList<>(fromAnother().entries());
    journal.add(
        entry(
            4,
            3,
            new Event.PieceAdded(
                new LineId(MILK.id().text() + "@6600"), MILK, MILK.sale().unitPrice(), "")));
    settle(2_080);
    desk.sessionState(state(OTHERS));
    desk.events(new EventBatch(OTHERS, 3, 4, journal));
    desk.timePasses();
    now = NOON.plusSeconds(60);
    desk.timePasses();
    assertThat(shown().care().question()).isNull();
  }

  @Test
  void aScanWhileTheJournalIsOnItsWayBeginsNoOtherTrip() {
    desk.sessionState(state(OTHERS));
    scan("9520000000011");
    assertThat(desk.sessionText()).isEqualTo(OTHERS.text());
    assertThat(desk.waiting()).isEmpty();
    restart();
    assertThat(desk.sessionText()).isEqualTo(OTHERS.text());
    desk.sessionState(SessionState.FREE);
    assertThat(desk.sessionText()).isEmpty();
  }

  @Test
  void anOwnTripIsNotLeftForAnother() {
    desk.startTrip(Language.ENGLISH);
    String own = desk.sessionText();
    desk.sessionState(state(OTHERS));
    assertThat(desk.sessionText()).isEqualTo(own);
  }

  @Test
  void whoWantsToJoinIsAskedAboutByNameAndAnsweredById() {
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    EventBatch known = hubAnswers(waiting());
    desk.events(known);
    desk.events(next(known, new Event.JoinAsked(new Participant("p1", "Asha"))));
    settle(0);
    CareView.Question question = JoinQuestion.of(cartThatAsks()).orElseThrow();
    assertThat(question.article()).isNotNull();
    assertThat(JoinQuestion.answer(question.id(), CareView.Question.Answer.LET_IN))
        .contains(new Command.AnswerJoin("p1", JoinAnswer.YES));
    assertThat(JoinQuestion.answer(question.id(), CareView.Question.Answer.NOT_LET_IN))
        .contains(new Command.AnswerJoin("p1", JoinAnswer.NO));
    assertThat(JoinQuestion.answer("other", CareView.Question.Answer.LET_IN)).isEmpty();
    desk.give(new Command.AnswerJoin("p1", JoinAnswer.YES));
    assertThat(shown().family().participants()).hasSize(1);
  }

  @Test
  void theFamilyCodeOfAnotherTrolleyAsksForItsTrip() {
    scan("]Q1", "http://192.168.1.5:8080/join#AbCdEfGhIjKlMnOpQr-_12");
    assertThat(wanted()).containsExactly("AbCdEfGhIjKlMnOpQr-_12");
    assertThat(shown().screen()).isEqualTo(TripView.Screen.WELCOME);
    desk.told(CareView.Notice.Tone.REFUSED, "LINK_NOT_GOOD");
    assertThat(notice()).isEqualTo("LINK_NOT_GOOD");
    desk.sessionState(state(OTHERS));
    desk.events(fromAnother());
    assertThat(notice()).isEqualTo("TRIP_CAME");
  }

  @Test
  void whoShopsAlreadyGetsNoOtherTrip() {
    scan("9520000000011");
    String own = desk.sessionText();
    scan("]Q1", "http://192.168.1.5:8080/join#AbCdEfGhIjKlMnOpQr-_12");
    assertThat(wanted()).isEmpty();
    assertThat(notice()).isEqualTo("TRIP_ALREADY_OPEN");
    assertThat(desk.sessionText()).isEqualTo(own);
  }

  @Test
  void whatOnlyLooksLikeAFamilyCodeIsNone() {
    scan("]Q1", "http://192.168.1.5:8080/join#too-short");
    scan("]Q1", "http://192.168.1.5:8080/pay#AbCdEfGhIjKlMnOpQr-_12");
    assertThat(wanted()).isEmpty();
    assertThat(notice()).isEqualTo("CODE_NOT_FOR_THIS_STORE");
  }

  private static Cart cartThatAsks() {
    return Cart.begin(OTHERS)
        .applyAll(
            List.of(
                entry(1, 1, new Event.TripStarted("T1", "en")),
                entry(2, 1, new Event.JoinAsked(new Participant("p1", "Asha")))));
  }

  private static EventBatch next(EventBatch known, Event event) {
    long revision = known.revision() + 1;
    JournalEntry entry = new JournalEntry(revision, Source.HUB, 1, NOON, event);
    return new EventBatch(known.session(), known.acknowledged(), revision, List.of(entry));
  }

  /// What another trolley did before the move: it began and scanned milk.
  private static EventBatch fromAnother() {
    List<JournalEntry> journal = new ArrayList<>();
    journal.add(entry(1, 1, new Event.TripStarted("T9", "hi")));
    journal.add(
        entry(
            2,
            2,
            new Event.PieceAdded(
                new LineId(MILK.id().text() + "@6600"), MILK, MILK.sale().unitPrice(), "")));
    journal.add(
        new JournalEntry(3, Source.attendant("asha"), 1, NOON, new Event.TripMoved("T9", "T1")));
    return new EventBatch(OTHERS, 2, 3, journal);
  }

  private static JournalEntry entry(long revision, long number, Event event) {
    return new JournalEntry(revision, Source.TROLLEY, number, NOON, event);
  }

  private static SessionState state(SessionId session) {
    return new SessionState(session.text(), 3, "", "", Instant.EPOCH);
  }
}
