package io.qless.monkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.RefusalCode;
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
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The reckoning finds what a trolley and its hub could do wrong, in what a diary tells.
class ReckoningTest {

  private static final Instant NOON = Instant.parse("2026-11-26T06:30:00Z");
  private static final String TRIP = "0b7e1c52-5f6e-4a39-9a3f-0d6f1f1f2a11";
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

  private final Findings findings = new Findings();
  private final List<JournalEntry> journal = new ArrayList<>();
  private final List<Diary.Note> diary = new ArrayList<>();

  ReckoningTest() {
    give(new Event.TripStarted("T1", "en"));
    give(new Event.PieceAdded(LINE, MILK, MILK.sale().unitPrice(), ""));
    give(new Event.PieceAdded(LINE, MILK, MILK.sale().unitPrice(), ""));
    diary.add(new Diary.Note(true, "", "", Map.of(), true, 0));
    diary.add(new Diary.Note(false, "", "WELCOME", Map.of(), true, 0));
  }

  @Test
  void aScreenThatShowedWhatTheHubHasIsRight() {
    show("SHOPPING", 1, 0);
    show("SHOPPING", 2, 0);
    assertThat(found()).isEmpty();
  }

  @Test
  void aScanThatWasShownAndIsNotInTheJournalIsLost() {
    show("SHOPPING", 3, 0);
    show("SHOPPING", 2, 0);
    assertThat(found()).singleElement().asString().contains("never heard");
  }

  @Test
  void aScanThatTheHubRefusedIsNotLost() {
    give(new Event.CommandRefused(RefusalCode.CART_FULL, ""));
    show("SHOPPING", 3, 0);
    show("SHOPPING", 2, 0);
    assertThat(found()).isEmpty();
  }

  @Test
  void whatStoodThereBeforeTheProgramWasKilledIsHeldAgainstTheJournalToo() {
    show("SHOPPING", 3, 0);
    diary.add(new Diary.Note(true, "", "", Map.of(), true, 0));
    show("SHOPPING", 2, 0);
    assertThat(found()).singleElement().asString().contains("never heard");
  }

  @Test
  void goodsThatOnlyTheHubHasAreWrong() {
    show("SHOPPING", 1, 0);
    assertThat(found()).singleElement().asString().contains("the hub has");
  }

  @Test
  void aCommandThatWasDoneAgainIsDoubled() {
    JournalEntry first = journal.get(1);
    journal.add(new JournalEntry(4, first.source(), 1, first.at(), new Event.AssistCalled()));
    show("SHOPPING", 2, 0);
    assertThat(found()).singleElement().asString().contains("was done twice");
  }

  @Test
  void aHoleInTheNumbersIsALoss() {
    journal.add(new JournalEntry(4, Source.TROLLEY, 6, NOON, new Event.AssistCalled()));
    show("SHOPPING", 2, 0);
    assertThat(found()).singleElement().asString().contains("commands 4 to 5 are lost");
  }

  @Test
  void anExitPassWithoutAPaymentIsWrong() {
    show("EXIT_PASS", 2, 13_200);
    assertThat(found()).singleElement().asString().contains("was not paid");
  }

  @Test
  void theNameOfTheTripBeforeIsNoName() {
    show("SHOPPING", 2, 0);
    diary.add(new Diary.Note(false, TRIP, "WELCOME", Map.of(), true, 0));
    show("SHOPPING", 5, 0);
    diary.add(new Diary.Note(false, "", "WELCOME", Map.of(), true, 0));
    assertThat(Seen.of(diary).unnamed()).isEqualTo(1);
    assertThat(found()).isEmpty();
  }

  private void show(String screen, long pieces, long paid) {
    diary.add(new Diary.Note(false, TRIP, screen, Map.of(LINE.text(), pieces), true, paid));
  }

  private List<String> found() {
    Reckoning reckoning = new Reckoning(findings);
    Seen.of(diary).trips().values().forEach(seen -> reckoning.compare(seen, journal, true));
    return findings.lines();
  }

  /// What one command led to.
  private void give(Event event) {
    long next = journal.size() + 1L;
    journal.add(new JournalEntry(next, Source.TROLLEY, next, NOON, event));
  }
}
