package io.qless.kiosk.core;

import static io.qless.kiosk.trip.CareView.Hold.Kind.SCALE;
import static io.qless.kiosk.trip.CareView.Hold.Kind.WEIGHT;
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
import io.qless.kiosk.trip.Words;
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
import io.qless.shop.item.LabelTemplate;
import io.qless.shop.item.Plu;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Scope;
import io.qless.shop.pricing.Validity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The trolley's mind on real H2 files, with a hub that is the shop's own desk.
class TripDeskIT {

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

  private static final Article TOMATO =
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
      each.accept(new CatalogueChange.End(new CatalogueHead(1, 1), 2));
    });
    desk = newDesk();
  }

  @AfterEach
  void close() {
    store.close();
    catalogue.close();
  }

  @Test
  void aScanIsOnTheScreenWithItsPriceBeforeTheHubKnows() {
    desk.startTrip(Language.HINDI);
    scan("9520000000011");
    assertThat(shown().basket().totalPaise()).isEqualTo(6_600);
    assertThat(shown().basket().lines().getFirst().unconfirmed()).isTrue();
    assertThat(shown().online()).isFalse();
    assertThat(shown().language()).isEqualTo(Language.HINDI);
  }

  @Test
  void aTripBeginsWithItsFirstCommand() {
    desk.startTrip(Language.ENGLISH);
    assertThat(waiting().getFirst().command()).isInstanceOf(Command.StartTrip.class);
  }

  @Test
  void afterARestartTheSameCartIsBack() {
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    scan("9520000000011");
    store.close();
    store = new TripStore(directory);
    desk = newDesk();
    desk.show();
    assertThat(shown().basket().totalPaise()).isEqualTo(13_200);
    assertThat(waiting()).hasSize(3);
  }

  @Test
  void theHubsEventsConfirmTheLineAndEmptyTheOutbox() {
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    desk.events(hubAnswers(waiting()));
    assertThat(desk.waiting()).isEmpty();
    assertThat(shown().basket().lines().getFirst().unconfirmed()).isFalse();
    desk.events(hubAnswers(List.of()));
    assertThat(shown().basket().totalPaise()).isEqualTo(6_600);
  }

  @Test
  void afterTheFarewellTheTrolleyIsFreeForTheNextShopper() {
    desk.startTrip(Language.ENGLISH);
    desk.events(hubAnswers(waiting()));
    desk.events(tripLeft());
    desk.timePasses();
    assertThat(shown().screen()).isEqualTo(TripView.Screen.FAREWELL);
    now = NOON.plus(Farewell.STAYS);
    desk.timePasses();
    assertThat(shown().screen()).isEqualTo(TripView.Screen.WELCOME);
    assertThat(store.current()).isEmpty();
  }

  @Test
  void anUnknownArticleIsRefusedAndChangesNothing() {
    desk.startTrip(Language.ENGLISH);
    scan("9520000000998");
    assertThat(notice()).isEqualTo("ARTICLE_UNKNOWN");
    assertThat(shown().basket().lines()).isEmpty();
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void aUnitNearItsDateCostsLessAndOneMoreWithoutAScanDoesNot() {
    desk.startTrip(Language.ENGLISH);
    desk.scanned(new ScannedCode("scanner", 1, "]d2", "010952000000001115261125", now));
    assertThat(shown().basket().totalPaise()).isEqualTo(4_950);
    assertThat(shown().basket().lines().getFirst().discountWhy())
        .isEqualTo(Words.same("Best before soon"));
    desk.addOne(shown().basket().lines().getFirst().id());
    assertThat(shown().basket().totalPaise()).isEqualTo(4_950 + 6_600);
  }

  @Test
  void aHintStandsUntilTheCartHasWhatItAsksFor() {
    catalogue.apply(each -> {
      each.accept(
          new CatalogueChange.OfferSet(
              new Offer.BuyGet(
                  "MILK-1-1",
                  new LocalText("Buy 1, get 1 free", ""),
                  MILK.id(),
                  1,
                  1,
                  Validity.ALWAYS)));
      each.accept(new CatalogueChange.End(new CatalogueHead(2, 1), 1));
    });
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    desk.show();
    assertThat(shown().basket().lines().getFirst().hint()).isNotNull();
    scan("9520000000011");
    assertThat(shown().basket().totalPaise()).isEqualTo(6_600);
    assertThat(shown().basket().lines().getFirst().hint()).isNull();
  }

  @Test
  void theStoresRulesAreThereAfterARestart() {
    catalogue.close();
    catalogue = new CatalogueCache(directory);
    desk = newDesk();
    desk.startTrip(Language.ENGLISH);
    desk.scanned(new ScannedCode("scanner", 1, "]d2", "010952000000001115261126", now));
    assertThat(shown().basket().totalPaise()).isEqualTo(4_950);
  }

  @Test
  void aMisreadCodeIsRefused() {
    desk.startTrip(Language.ENGLISH);
    scan("9520000000012");
    assertThat(notice()).isEqualTo("CHECK_DIGIT_WRONG");
  }

  @Test
  void somethingPutInWithoutAScanIsAskedAboutAndHeldUntilItIsTakenOut() {
    settle(0);
    desk.startTrip(Language.ENGLISH);
    settle(300);
    CareView care = shown().care();
    assertThat(care.question()).isNotNull();
    assertThat(care.holds()).hasSize(1);
    settle(1);
    assertThat(shown().care().question()).isNull();
    assertThat(shown().care().holds()).isEmpty();
  }

  @Test
  void aScannedArticleExplainsItsWeight() {
    settle(0);
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    settle(1_042);
    assertThat(shown().care().holds()).isEmpty();
    assertThat(shown().care().question()).isNull();
  }

  @Test
  void aWeightLabelScannedTwiceForOnePackIsAskedAboutAndCanBeTakenBack() {
    catalogue.apply(each -> {
      each.accept(new CatalogueChange.ArticleSet(TOMATO));
      each.accept(
          new CatalogueChange.StoreRuleSet(
              new StoreRule.Label(new LabelTemplate("W", "21{plu:5}{grams:5}{check}"))));
      each.accept(new CatalogueChange.End(new CatalogueHead(2, 2), 2));
    });
    settle(0);
    desk.startTrip(Language.ENGLISH);
    scan("2104087005007");
    scan("2104087005007");
    assertThat(shown().basket().lines()).hasSize(2);
    settle(501);
    now = NOON.plusSeconds(9);
    settle(501);
    CareView.Question question = Objects.requireNonNull(shown().care().question());
    assertThat(question.kind()).isEqualTo(CareView.Question.Kind.MISSING);
    desk.takeBack(question.id(), 1);
    settle(501);
    assertThat(shown().care().question()).isNull();
    assertThat(shown().basket().totalPaise()).isEqualTo(1_900);
  }

  @Test
  void aFailingScaleIsNotTheShoppersFault() {
    settle(0);
    desk.startTrip(Language.ENGLISH);
    desk.weighed(new ScaleReading.Fault("no conversion", "check the cable"));
    settle(700);
    assertThat(shown().care().question()).isNull();
    assertThat(shown().care().holds()).isEmpty();
  }

  @Test
  void aNoisyScaleAsksTheShopperNothingAndIsReportedWhenItLasts() {
    settle(0);
    desk.startTrip(Language.ENGLISH);
    desk.weighed(new ScaleReading.Settled(25, 9));
    assertThat(shown().care().question()).isNull();
    assertThat(shown().care().holds()).isEmpty();
    desk.timePasses();
    now = NOON.plusSeconds(8);
    desk.timePasses();
    assertThat(shown().care().question()).isNull();
    assertThat(shown().care().holds()).extracting(CareView.Hold::kind).containsExactly(SCALE);
    settle(1);
    assertThat(shown().care().holds()).isEmpty();
  }

  @Test
  void aScaleThatBecomesUnsureAnswersNoQuestion() {
    settle(0);
    desk.startTrip(Language.ENGLISH);
    settle(30);
    desk.weighed(new ScaleReading.Settled(31, 20));
    assertThat(shown().care().holds()).extracting(CareView.Hold::kind).containsExactly(WEIGHT);
  }

  @Test
  void staffWhoSawAFailingScaleAreNotAskedAgain() {
    settle(0);
    desk.startTrip(Language.ENGLISH);
    desk.weighed(new ScaleReading.Fault("no conversion", "check the cable"));
    assertThat(shown().care().holds()).extracting(CareView.Hold::kind).containsExactly(SCALE);
    desk.events(hubAnswers(waiting()));
    desk.events(clearedByStaff("scale-fault"));
    desk.timePasses();
    assertThat(shown().care().holds()).isEmpty();
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

  /// The hub tells that this trip went through a gate; only the next revision is looked at.
  private EventBatch tripLeft() {
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

  private EventBatch clearedByStaff(String hold) {
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
