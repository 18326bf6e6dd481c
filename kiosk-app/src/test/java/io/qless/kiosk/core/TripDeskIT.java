package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.scanner.ScannedCode;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.kiosk.storage.CatalogueCache;
import io.qless.kiosk.storage.TripStore;
import io.qless.kiosk.trip.BudgetView;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import io.qless.kiosk.trip.Words;
import io.qless.shop.cart.Budget;
import io.qless.shop.cart.Command;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Validity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The trolley's mind: what is scanned, shown, kept and confirmed.
class TripDeskIT extends TripBed {

  @Test
  void aMembersCodeBeginsATripAndIsForTheHub() {
    scan("]Q1", "QLESS-MEMBER:AbCdEfGhIjKlMnOpQrStUv");
    assertThat(shown().screen()).isEqualTo(Screen.SHOPPING);
    assertThat(staff).containsExactly("member AbCdEfGhIjKlMnOpQrStUv in " + desk.sessionText());
    desk.told(CareView.Notice.Tone.GOOD, "MEMBER_NAMED", Words.same("Asha"));
    assertThat(notice()).isEqualTo("MEMBER_NAMED");
    desk.told(CareView.Notice.Tone.REFUSED, "MEMBER_CODE_OLD");
    assertThat(notice()).isEqualTo("MEMBER_CODE_OLD");
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
  void theStoreDecidesFromWhereTheBudgetWarns() {
    desk.startTrip(Language.ENGLISH);
    desk.give(new Command.SetBudget(new Budget.Limit(Money.paise(10_000))));
    scan("9520000000011");
    assertThat(budget().status()).isEqualTo(BudgetView.Status.SAFE);
    catalogue.apply(each -> {
      each.accept(new CatalogueChange.StoreRuleSet(new StoreRule.BudgetWarning(6_000)));
      each.accept(new CatalogueChange.End(new CatalogueHead(2, 1), 1));
    });
    desk.show();
    assertThat(budget().status()).isEqualTo(BudgetView.Status.WARNING);
  }

  private BudgetView budget() {
    return Objects.requireNonNull(shown().budget());
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
}
