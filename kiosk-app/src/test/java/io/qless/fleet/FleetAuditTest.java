package io.qless.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.trip.BasketView;
import io.qless.kiosk.trip.Measure;
import io.qless.kiosk.trip.Words;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.Source;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The audit finds what a hub could do wrong.
class FleetAuditTest {

  private static final Instant NOON = Instant.parse("2026-11-26T06:30:00Z");
  private static final Article MILK =
      new Article(
          Gtin.of("9520000000011"),
          new LocalText("Milk 1 l", "दूध 1 ली"),
          "",
          "dairy",
          new Sale.ByPiece(
              Money.paise(6_600), Money.paise(6_800), Weight.grams(1_040), Weight.grams(3)),
          new Gst("0401", 500),
          0,
          "");

  private static final LineId LINE = new LineId(MILK.id().text() + "@6600");

  private final FleetAudit audit = new FleetAudit();
  private final List<JournalEntry> journal = new ArrayList<>();

  FleetAuditTest() {
    give(new Event.TripStarted("T1", "en"));
    give(new Event.PieceAdded(LINE, MILK, MILK.sale().unitPrice(), ""));
    give(new Event.PieceAdded(LINE, MILK, MILK.sale().unitPrice(), ""));
  }

  @Test
  void aJournalThatHoldsWhatWasShownIsClean() {
    audit.compare(note(2, 0), journal);
    assertThat(audit.finding().isClean()).as("%s", audit.finding()).isTrue();
    assertThat(audit.finding().commands()).isEqualTo(3);
  }

  @Test
  void aScanThatWasShownAndIsNotInTheJournalIsLost() {
    audit.compare(note(3, 0), journal);
    assertThat(audit.finding().lost()).isEqualTo(1);
  }

  @Test
  void aScanThatTheJournalHasTwiceIsDoubled() {
    audit.compare(note(1, 0), journal);
    assertThat(audit.finding().doubled()).isEqualTo(1);
  }

  @Test
  void aCommandThatWasDoneAgainIsDoubled() {
    JournalEntry first = journal.get(1);
    journal.add(
        new JournalEntry(
            journal.size() + 1, first.source(), first.number(), first.at(), first.event()));
    audit.compare(note(3, 0), journal);
    assertThat(audit.finding().doubled()).isEqualTo(1);
  }

  @Test
  void aPieceThatWasTakenBackIsNotLost() {
    give(new Event.LineVoided(LINE, 1));
    audit.compare(note(2, 1), journal);
    assertThat(audit.finding().isClean()).as("%s", audit.finding()).isTrue();
  }

  @Test
  void aTakingBackThatTheHubForgotIsLost() {
    audit.compare(note(2, 1), journal);
    assertThat(audit.finding().lost()).isEqualTo(1);
  }

  @Test
  void anExitPassWithoutAPaymentIsLostMoney() {
    TripNote note = note(2, 0);
    note.paid(13_200, basket(2));
    audit.compare(note, journal);
    assertThat(audit.finding().lost()).isEqualTo(1);
  }

  @Test
  void anotherBasketThanTheScreenShowedIsWrong() {
    TripNote note = note(2, 0);
    note.paid(0, basket(5));
    note.ended(TripNote.End.LEFT);
    audit.compare(note, journal);
    assertThat(audit.finding().examples()).anyMatch(told -> told.contains("the screen showed"));
    assertThat(audit.finding().isClean()).isFalse();
  }

  @Test
  void aTripThatTheHubDoesNotKnowIsLostWithAllItsGoods() {
    audit.compare(note(2, 0), List.of());
    assertThat(audit.finding().lost()).isEqualTo(3);
  }

  @Test
  void aHoleInTheRevisionsIsWrong() {
    journal.remove(1);
    audit.compare(note(1, 0), journal);
    assertThat(audit.finding().wrong()).isEqualTo(1);
  }

  private static TripNote note(int scans, int takenBack) {
    TripNote note = new TripNote("T1", "0b7e1c52-5f6e-4a39-9a3f-0d6f1f1f2a11");
    note.scansShown(scans);
    note.takenBackShown(takenBack);
    return note;
  }

  private static BasketView basket(int pieces) {
    BasketView.Line line =
        new BasketView.Line(
            LINE.text(),
            Words.same("Milk"),
            new Measure.Pieces(pieces),
            6_600,
            6_600L * pieces,
            0,
            null,
            "",
            "dairy",
            false);
    return new BasketView(List.of(line), null, List.of(), 0, 0);
  }

  /// What one command led to.
  private void give(Event event) {
    long next = journal.size() + 1L;
    journal.add(new JournalEntry(next, Source.TROLLEY, next, NOON, event));
  }
}
