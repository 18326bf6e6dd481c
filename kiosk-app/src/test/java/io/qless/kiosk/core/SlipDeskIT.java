package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.contract.wire.EventBatch;
import io.qless.kiosk.storage.CatalogueCache;
import io.qless.kiosk.storage.TripStore;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripView;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Cart;
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
import io.qless.shop.item.LabelTemplate;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Scope;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Slips for empties on the trolley, on real H2 files.
class SlipDeskIT {

  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");
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

  @TempDir Path directory;

  private TripStore store;
  private CatalogueCache catalogue;
  private final List<TripView> views = new ArrayList<>();
  private TripDesk desk;
  private Instant now = NOON;
  private long shownRevision;

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
      each.accept(
          new CatalogueChange.StoreRuleSet(
              new StoreRule.Label(new LabelTemplate("SLIP", "29{slip:6}{price:4}{check}"))));
      each.accept(new CatalogueChange.End(new CatalogueHead(1, 1), 3));
    });
    desk = newDesk();
  }

  @AfterEach
  void close() {
    store.close();
    catalogue.close();
  }

  @Test
  void aSlipForEmptiesComesOffTheTotalAndCanBeTakenOut() {
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    scan("2900012305002");
    assertThat(notice()).isEqualTo("SLIP_TAKEN");
    assertThat(shown().basket().totalPaise()).isEqualTo(6_100);
    assertThat(shown().basket().itemCount()).isEqualTo(1);
    assertThat(shown().basket().lines().getLast().netPaise()).isEqualTo(-500);
    desk.takeBack("slip:29000123", 1);
    assertThat(shown().basket().totalPaise()).isEqualTo(6_600);
    assertThat(shown().basket().lines()).hasSize(1);
  }

  @Test
  void aSlipThatTheHubKnowsFromElsewhereGoesAgain() {
    desk.startTrip(Language.ENGLISH);
    scan("2900012305002");
    EventBatch answer = hubAnswers(waiting());
    JournalEntry taken = answer.entries().getLast();
    desk.events(
        new EventBatch(
            answer.session(),
            answer.acknowledged(),
            answer.revision(),
            List.of(
                answer.entries().getFirst(),
                new JournalEntry(
                    taken.revision(),
                    taken.source(),
                    taken.number(),
                    NOON,
                    new Event.CommandRefused(RefusalCode.SLIP_ALREADY_USED, "29000123")))));
    assertThat(notice()).isEqualTo("SLIP_ALREADY_USED");
    assertThat(shown().basket().lines()).isEmpty();
  }

  private TripDesk newDesk() {
    HubPort nobody =
        new HubPort() {
          @Override
          public void commandsWait() {}

          @Override
          public void askForEvents(SessionId session, long afterRevision) {}
        };
    return new TripDesk("T1", store, catalogue, nobody, () -> now, views::add);
  }

  /// What a hub at the same catalogue says to these commands.
  private EventBatch hubAnswers(List<NumberedCommand> commands) {
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

  private List<NumberedCommand> waiting() {
    return desk.waiting().map(TripDesk.Waiting::commands).orElse(List.of());
  }

  private void scan(String ean) {
    desk.scanned(new ScannedCode("scanner", views.size() + 1L, "]E0", ean, NOON));
  }

  private void settle(long grams) {
    desk.weighed(new ScaleReading.Settled(grams, 1.5));
  }

  private TripView shown() {
    return views.getLast();
  }

  private String notice() {
    CareView.Notice notice = shown().care().notice();
    return notice == null ? "" : notice.code();
  }
}
