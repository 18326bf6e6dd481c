package io.qless.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.SessionSummary;
import io.qless.fleet.FleetAudit;
import io.qless.fleet.FleetHub;
import io.qless.fleet.JournalReader;
import io.qless.fleet.Street;
import io.qless.fleet.TripNote;
import io.qless.journey.Await;
import io.qless.journey.Goods;
import io.qless.journey.TrolleyHand;
import io.qless.shop.cart.SessionId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One trip of one shopper who does not mind what fails around, and notes what the screen shows.
/// Used by one thread.
final class Walk {

  /// With every fault of these tests on the way.
  private static final Duration OUT_LIMIT = Duration.ofSeconds(90);

  private final TrolleyProcess trolley;
  private final TrolleyHand hand;
  private final FleetHub hub;
  private final Street street;
  private int scansShown;
  private int takenBackShown;
  private int grams;
  private long paidPaise;
  private Map<String, Long> goods = Map.of();
  private Optional<String> session = Optional.empty();

  Walk(TrolleyProcess trolley, FleetHub hub, Street street) {
    this.trolley = trolley;
    this.hand = trolley.hand();
    this.hub = hub;
    this.street = street;
  }

  /// A touch on the welcome; the trip is on the screen when this returns.
  void begin() {
    hand.awaitScreen("WELCOME");
    hand.tap("start-trip");
    hand.awaitScreen("SHOPPING");
  }

  /// Scans each, and puts it in when it is on the screen.
  void take(Goods... all) {
    for (Goods one : all) {
      hand.take(one);
      scansShown++;
      grams += one.grams();
    }
  }

  /// Scans all without a look in between, and puts them in when they are on the screen.
  void burst(Goods... all) {
    int before = pieces(hand.view());
    for (Goods one : all) {
      hand.scan(one.code());
    }
    hand.await(all.length + " more", view -> pieces(view) == before + all.length);
    scansShown += all.length;
    for (Goods one : all) {
      hand.drop(one.grams());
      grams += one.grams();
    }
    hand.awaitBasket("explained");
  }

  /// One of it goes back to the shelf.
  void putBack(Goods one) {
    int before = pieces(hand.view());
    hand.tap("remove-" + hand.line(one.name()));
    hand.await(one.name() + " is back", view -> pieces(view) == before - 1);
    takenBackShown++;
    hand.remove(one.grams());
    grams -= one.grams();
    hand.awaitBasket("explained");
  }

  void tap(String control) {
    hand.tap(control);
  }

  /// Waits for the sign that the hub can't be reached, or for its end.
  void awaitOnline(boolean online) {
    hand.await("online is " + online, view -> view.at("/online").asBoolean() == online);
  }

  /// Waits until the hub has answered all that is on the screen.
  void awaitConfirmed() {
    hand.await(
        "all is confirmed",
        view ->
            view.at("/online").asBoolean()
                && view.at("/basket/lines")
                    .valueStream()
                    .noneMatch(line -> line.at("/unconfirmed").asBoolean()));
  }

  /// What the screen shows now.
  JsonNode view() {
    return hand.view();
  }

  /// Waits until it stands so on the screen.
  JsonNode await(String what, String pointer, String value) {
    return hand.await(what, view -> view.at(pointer).asString("").equals(value));
  }

  /// Presses the payer's button for the code that is on the screen.
  void pay() throws InterruptedException {
    JsonNode view = await("a QR", "/payment/state", "WAITING");
    assertThat(street.pay(view.at("/payment/qrText").asString(""))).isTrue();
  }

  /// From whatever is on the screen to the other side of the gate.
  ///
  /// @return what was paid
  long leave() throws InterruptedException {
    long end = System.nanoTime() + OUT_LIMIT.toNanos();
    boolean gone = false;
    while (!gone) {
      JsonNode view = hand.view();
      assertThat(System.nanoTime() - end).as(() -> "gets out: " + view).isNegative();
      gone = step(view);
      if (!gone) {
        awaitNews(view);
      }
    }
    hand.remove(grams);
    grams = 0;
    return paidPaise;
  }

  /// @return whether the shopper is outside
  private boolean step(JsonNode view) throws InterruptedException {
    switch (view.at("/screen").asString("")) {
      case "SHOPPING" -> trolley.desk().ask("tap checkout");
      case "BILL" -> {
        if (view.at("/care/holds").isEmpty()) {
          trolley.desk().ask("tap pay");
        } else {
          hub.clearHolds(session());
        }
      }
      case "PAY" -> {
        switch (view.at("/payment/state").asString("")) {
          case "WAITING" -> street.pay(view.at("/payment/qrText").asString(""));
          case "FAILED", "EXPIRED" -> trolley.desk().ask("tap pay-again");
          default -> {}
        }
      }
      case "EXIT_PASS" -> {
        paidPaise = view.at("/exitPass/paidPaise").asLong();
        goods = amounts(view);
        session();
        street.leave(view.at("/exitPass/token").asString(""));
      }
      case "FAREWELL", "WELCOME" -> {
        assertThat(paidPaise).as("paid on the way out").isPositive();
        return true;
      }
      default -> throw new AssertionError("on the way out: " + view);
    }
    return false;
  }

  /// Somebody who sees nothing new for two seconds does the same thing again.
  private void awaitNews(JsonNode before) {
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    Await.that(
        "news, or impatience",
        () -> System.nanoTime() - end > 0 || isNews(before, hand.view()),
        () -> "");
  }

  private static boolean isNews(JsonNode before, JsonNode now) {
    return List.of("/screen", "/online", "/payment/state", "/care/holds").stream()
        .anyMatch(part -> !now.at(part).equals(before.at(part)));
  }

  /// The trip's name, which the hub tells; to be asked before the trip is over.
  String session() {
    if (session.isEmpty()) {
      session =
          Optional.of(
              Await.found(
                  "the hub knows the trip",
                  OUT_LIMIT,
                  () -> hub.openTrip(trolley.credentials().id()).map(SessionSummary::id),
                  () -> "" + hand.view()));
    }
    return session.orElseThrow();
  }

  /// Holds what the screen showed against the hub's journal, once the trolley's program has ended.
  static void audit(TrolleyProcess trolley, List<Walk> walks) throws InterruptedException {
    FleetAudit audit = new FleetAudit();
    trolley.stop();
    try (JournalReader reader = new JournalReader(trolley.credentials())) {
      for (Walk walk : walks) {
        audit.compare(walk.note(), reader.journal(new SessionId(walk.session())));
      }
    }
    assertThat(audit.finding().examples()).isEmpty();
    assertThat(audit.finding()).matches(FleetAudit.Finding::isClean);
    assertThat(audit.finding().paid()).isEqualTo(walks.size());
  }

  private TripNote note() {
    TripNote note = new TripNote(trolley.credentials().id(), session());
    note.scansShown(scansShown);
    note.takenBackShown(takenBackShown);
    note.paid(paidPaise, goods);
    note.ended(TripNote.End.LEFT);
    return note;
  }

  private static int pieces(JsonNode view) {
    return view.at("/basket/lines")
        .valueStream()
        .mapToInt(line -> line.at("/measure/count").asInt(1))
        .sum();
  }

  private static Map<String, Long> amounts(JsonNode view) {
    Map<String, Long> amounts = new LinkedHashMap<>();
    for (JsonNode line : view.at("/basket/lines")) {
      JsonNode measure = line.at("/measure");
      amounts.put(
          line.at("/id").asString(""),
          measure.has("count") ? measure.at("/count").asLong() : measure.at("/netGrams").asLong());
    }
    return amounts;
  }
}
