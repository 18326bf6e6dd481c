package io.qless.kiosk.core;

import static io.qless.kiosk.trip.CareView.Hold.Kind.SCALE;
import static io.qless.kiosk.trip.CareView.Hold.Kind.WEIGHT;
import static io.qless.kiosk.trip.CareView.Question.Answer.MY_OWN_BAG;
import static io.qless.kiosk.trip.CareView.Question.Answer.STAFF_FOR_BAG;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.scale.ScaleReading;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.contract.wire.WeightSeen;
import io.qless.kiosk.storage.CatalogueCache;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Language;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.item.LabelTemplate;
import io.qless.shop.weight.ScaleDoubt;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The trolley's mind and its basket: what is asked, held, reported and learned.
class BasketIT extends TripBed {

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
  void whatIsScannedBeforeTheFirstWeightIsAwaitedToo() {
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    assertThat(desk.basketInWords()).isEqualTo("not weighed yet");
    settle(0);
    assertThat(desk.basketInWords()).isEqualTo("missing 1");
    settle(1_042);
    assertThat(desk.basketInWords()).isEqualTo("explained");
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
    assertThat(shown().care().holds()).extracting(CareView.Hold::kind).containsExactly(SCALE);
    now = NOON.plus(ScaleDoubt.WELL);
    desk.timePasses();
    assertThat(shown().care().holds()).isEmpty();
  }

  @Test
  void aScaleThatDriftsIsReportedOnce() {
    settle(8_000);
    desk.startTrip(Language.ENGLISH);
    for (int minute = 1; minute <= 20; minute++) {
      now = NOON.plusSeconds(60L * minute);
      settle(8_000 + 5 * minute);
      assertThat(shown().care().question()).isNull();
    }
    assertThat(waiting())
        .extracting(NumberedCommand::command)
        .filteredOn(command -> !(command instanceof Command.StartTrip))
        .singleElement()
        .isInstanceOf(Command.OpenHold.class);
  }

  @Test
  void aBagOfTheirOwnIsTakenOnTrustOnceBeforeTheFirstScan() {
    settle(0);
    desk.startTrip(Language.ENGLISH);
    settle(900);
    desk.answer(MY_OWN_BAG);
    assertThat(shown().care().holds()).isEmpty();
    settle(1_700);
    assertThat(answers()).contains(STAFF_FOR_BAG).doesNotContain(MY_OWN_BAG);
    desk.answer(MY_OWN_BAG);
    assertThat(shown().care().holds()).hasSize(1);
    assertThat(shown().care().helpCalled()).isTrue();
  }

  @Test
  void aHeavyBagAndALateOneAreForStaffToSee() {
    settle(0);
    desk.startTrip(Language.ENGLISH);
    settle(1_501);
    assertThat(answers()).contains(STAFF_FOR_BAG).doesNotContain(MY_OWN_BAG);
    settle(0);
    scan("9520000000011");
    settle(1_042);
    settle(1_500);
    assertThat(answers()).contains(STAFF_FOR_BAG).doesNotContain(MY_OWN_BAG);
  }

  @Test
  void oneScannedPieceTeachesItsWeight() {
    settle(0);
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    desk.weighed(new ScaleReading.Moving());
    settle(1_044);
    assertThat(told)
        .containsExactly(new WeightSeen(new SessionId(desk.sessionText()), MILK.id(), 1_044, ""));
  }

  @Test
  void twoPiecesAtOnceTeachNothing() {
    settle(0);
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    scan("9520000000011");
    desk.weighed(new ScaleReading.Moving());
    settle(2_083);
    assertThat(shown().care().question()).isNull();
    assertThat(told).isEmpty();
  }

  @Test
  void aLearnedWeightExplainsWhatTheCataloguesWouldNot() {
    catalogue.apply(each -> {
      each.accept(new CatalogueChange.WeightLearned(MILK.id(), 1_090, 9));
      each.accept(new CatalogueChange.End(new CatalogueHead(2, 1), 1));
    });
    catalogue.close();
    catalogue = new CatalogueCache(directory);
    desk = newDesk();
    settle(0);
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    settle(1_092);
    assertThat(shown().care().holds()).isEmpty();
    assertThat(desk.basketInWords()).isEqualTo("explained");
  }

  @Test
  void whatStaffConfirmTeachesUnderTheirHold() {
    settle(0);
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    desk.weighed(new ScaleReading.Moving());
    settle(1_120);
    Event.HoldOpened hold = openHold();
    desk.events(hubAnswers(waiting()));
    desk.events(clearedByStaff(hold.hold().id()));
    desk.timePasses();
    assertThat(told)
        .containsExactly(
            new WeightSeen(new SessionId(desk.sessionText()), MILK.id(), 1_120, hold.hold().id()));
  }

  @Test
  void afterARestartTheBasketIsComparedWithWhatItWas() {
    settle(500);
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    settle(1_542);
    restart();
    settle(1_545);
    assertThat(shown().care().question()).isNull();
    restart();
    settle(1_850);
    assertThat(shown().care().question()).isNotNull();
    assertThat(shown().care().holds()).hasSize(1);
  }

  @Test
  void aQuestionFromBeforeTheRestartIsStillAskedAndAnswered() {
    settle(0);
    desk.startTrip(Language.ENGLISH);
    settle(300);
    restart();
    settle(302);
    assertThat(shown().care().question()).isNotNull();
    assertThat(shown().care().holds()).hasSize(1);
    settle(1);
    assertThat(shown().care().question()).isNull();
    assertThat(shown().care().holds()).isEmpty();
  }

  @Test
  void whatWasScannedBeforeTheRestartMayBePlacedAfterIt() {
    settle(0);
    desk.startTrip(Language.ENGLISH);
    scan("9520000000011");
    restart();
    scan("9520000000011");
    settle(2_080);
    assertThat(desk.basketInWords()).isEqualTo("explained");
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
    desk.timePasses();
    assertThat(shown().care().holds()).extracting(CareView.Hold::kind).containsExactly(SCALE);
    now = now.plus(ScaleDoubt.WELL);
    desk.timePasses();
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
}
