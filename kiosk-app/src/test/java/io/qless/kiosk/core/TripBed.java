package io.qless.kiosk.core;

import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.contract.rest.MemberEntry;
import io.qless.contract.rest.StaffEntry;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.WeightSeen;
import io.qless.kiosk.storage.CatalogueCache;
import io.qless.kiosk.storage.TripStore;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.TripView;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Decision;
import io.qless.shop.cart.Desk;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Plu;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Scope;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A trolley's mind on real H2 files, with a hub that is the shop's own desk.
abstract class TripBed {

  static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");
  static final Article MILK =
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

  static final Article TOMATO =
      new Article(
          new Plu("4087"),
          new LocalText("Tomatoes", "टमाटर"),
          "",
          "vegetables",
          new Sale.ByWeight(Money.paise(3_800)),
          new Gst("0702", 0),
          0,
          "");

  @TempDir Path directory;

  final List<WeightSeen> told = new ArrayList<>();

  /// What the hub was asked for staff, in words.
  final List<String> staff = new ArrayList<>();

  private final List<String> wanted = new ArrayList<>();
  TripStore store;
  CatalogueCache catalogue;
  final List<TripView> views = new ArrayList<>();
  TripDesk desk;
  Instant now = NOON;
  long shownRevision;

  @BeforeEach
  void open() {
    store = new TripStore(directory);
    catalogue = new CatalogueCache(directory);
    catalogue.apply(each -> {
      each.accept(new CatalogueChange.ArticleSet(MILK));
      each.accept(
          new CatalogueChange.StoreRuleSet(
              new StoreRule.Markdown(
                  "D2",
                  new LocalText("Best before soon", ""),
                  new Scope.OfCategory("dairy"),
                  2,
                  2_500)));
      each.accept(new CatalogueChange.End(new CatalogueHead(1, 1), 2));
    });
    desk = newDesk();
  }

  @AfterEach
  void close() {
    store.close();
    catalogue.close();
  }

  /// The program is gone without a word, and starts again on the same files.
  void restart() {
    store.close();
    store = new TripStore(directory);
    desk = newDesk();
    desk.show();
  }

  Event.HoldOpened openHold() {
    Command last = waiting().getLast().command();
    return new Event.HoldOpened(((Command.OpenHold) last).hold());
  }

  List<CareView.Question.Answer> answers() {
    CareView.Question question = shown().care().question();
    return question == null ? List.of() : question.answers();
  }

  /// Secrets of trips that were asked for.
  List<String> wanted() {
    return List.copyOf(wanted);
  }

  TripDesk newDesk() {
    HubPort nobody =
        new HubPort() {
          @Override
          public void commandsWait() {}

          @Override
          public void askForEvents(SessionId session, long afterRevision) {}

          @Override
          public void weightSeen(WeightSeen seen) {
            told.add(seen);
          }

          @Override
          public void takeTripOver(String secret) {
            wanted.add(secret);
          }

          @Override
          public void memberShows(MemberEntry entry) {
            staff.add("member " + entry.code() + " in " + entry.session());
          }

          @Override
          public void staffEnters(StaffEntry entry) {
            staff.add("enter " + entry.badge() + entry.number() + entry.pin());
          }

          @Override
          public void staffActs(String token, StaffAct act) {
            staff.add(token + " " + act);
          }

          @Override
          public void staffLeaves(String token) {
            staff.add(token + " leaves");
          }
        };
    return new TripDesk("T1", store, catalogue, nobody, () -> now, views::add, scaleRules());
  }

  /// What the trolley may do with its scale.
  ScaleRules scaleRules() {
    return new ScaleRules(1_500, 0, scale());
  }

  /// The scale that staff may set; most trips know none.
  Optional<ScalePort> scale() {
    return Optional.empty();
  }

  /// The hub tells that this trip went through a gate; only the next revision is looked at.
  EventBatch tripLeft() {
    SessionId session = new SessionId(desk.sessionText());
    long revision = shownRevision + 1;
    return new EventBatch(
        session,
        shownRevision,
        revision,
        List.of(
            new JournalEntry(
                revision, Source.HUB, 1, NOON, new Event.TripLeft("pass", "G1", NOON, false))));
  }

  EventBatch clearedByStaff(String hold) {
    SessionId session = new SessionId(desk.sessionText());
    long revision = shownRevision + 1;
    return new EventBatch(
        session,
        shownRevision,
        revision,
        List.of(
            new JournalEntry(
                revision,
                Source.attendant("asha"),
                1,
                NOON,
                new Event.HoldCleared(hold, "looked at it"))));
  }

  /// What a hub at the same catalogue says to these commands.
  EventBatch hubAnswers(List<NumberedCommand> commands) {
    Desk rules = new Desk(catalogue);
    SessionId session =
        commands.isEmpty() ? new SessionId("other-trip") : desk.waiting().orElseThrow().session();
    Cart cart = Cart.begin(session);
    List<JournalEntry> entries = new ArrayList<>();
    for (NumberedCommand command : commands) {
      if (rules.decide(cart, command, NOON) instanceof Decision.Decided decided) {
        entries.addAll(decided.entries());
        cart = cart.applyAll(decided.entries());
      }
    }
    shownRevision = cart.revision();
    return new EventBatch(session, cart.heardFrom(Source.TROLLEY), cart.revision(), entries);
  }

  List<NumberedCommand> waiting() {
    return desk.waiting().map(Waiting::commands).orElse(List.of());
  }

  void scan(String ean) {
    scan("]E0", ean);
  }

  void scan(String aimId, String text) {
    desk.scanned(new ScannedCode("scanner", views.size() + 1L, aimId, text, NOON));
  }

  void settle(long grams) {
    desk.weighed(new ScaleReading.Settled(grams, 1.5));
  }

  TripView shown() {
    return views.getLast();
  }

  String notice() {
    CareView.Notice notice = shown().care().notice();
    return notice == null ? "" : notice.code();
  }
}
