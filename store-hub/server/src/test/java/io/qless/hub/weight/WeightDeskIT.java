package io.qless.hub.weight;

import static io.qless.hub.weight.WeightHouse.RICE;
import static io.qless.hub.weight.WeightHouse.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qless.contract.link.Soon;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.WeightSeen;
import io.qless.hub.broker.OversteppedException;
import io.qless.hub.weight.WeightDesk.Answer;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Hold;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.catalogue.PieceWeight;
import io.qless.shop.item.Gtin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Observations of trolleys, over the real broker into real files and out as lines of the
/// catalogue.
class WeightDeskIT {

  private static final String[] THREE = {"T1", "T2", "T3"};

  @TempDir Path directory;
  private WeightHouse house;

  @BeforeEach
  void open() throws IOException {
    house = new WeightHouse(directory);
    house.sellRice(1_010);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whatATrolleySaysOverTheBrokerIsHeard() {
    WeightSeen seen = new WeightSeen(house.trip("T1"), RICE, 1_020, "");
    house.say("T1", TOPICS.weights("T1"), seen);
    Soon.soon("the weight is heard", () -> house.rice().trolleys() == 1);
  }

  @Test
  void nobodySpeaksForAnotherTrolley() {
    WeightSeen seen = new WeightSeen(house.trip("T2"), RICE, 1_020, "");
    house.say("T1", TOPICS.weights("T2"), seen);
    house.say("T1", TOPICS.weights("T1"), seen);
    house.say("T2", TOPICS.weights("T2"), seen);
    Soon.soon("the weight is heard", () -> house.rice().trolleys() > 0);
    assertThat(house.rice().trolleys()).isEqualTo(1);
    assertThatThrownBy(() -> house.weights.hear("T1", seen))
        .isInstanceOf(OversteppedException.class);
  }

  @Test
  void whatThreeTrolleysAgreeOnReachesTheOthers() {
    long before = house.catalogue.revision();
    house.taught(1_024, THREE);
    assertThat(house.changesSince(before)).isEmpty();
    house.weights.publish();
    PieceWeight learned = house.catalogue.learnedWeight(RICE).orElseThrow();
    assertThat(learned.grams()).isBetween(1_020L, 1_024L);
    assertThat(learned.variance()).isLessThan(20L * 20);
    assertThat(house.changesSince(before))
        .containsExactly(
            new CatalogueChange.WeightLearned(RICE, learned.grams(), learned.variance()));
    assertThat(house.changesSince(0)).contains(house.changesSince(before).getFirst());
    house.weights.publish();
    assertThat(house.catalogue.revision()).isEqualTo(before + 1);
  }

  @Test
  void twoTrolleysAreNotEnough() {
    house.taught(1_024, "T1", "T2");
    house.weights.publish();
    assertThat(house.catalogue.learnedWeight(RICE)).isEmpty();
    assertThat(house.rice().learned()).isFalse();
  }

  @Test
  void aBrokenScaleDoesNotShiftTheWeightAndIsNamed() {
    house.taught(1_020, "T1", "T2", "T3", "T4");
    house.taught(1_050, "T5");
    house.weights.publish();
    assertThat(house.catalogue.learnedWeight(RICE).orElseThrow().grams()).isBetween(1_018L, 1_021L);
    assertThat(house.rice().disagreeing()).containsExactly("T5");
  }

  @Test
  void absurdWeightsAndUnknownGoodsAreNotTaken() {
    SessionId trip = house.trip("T1");
    assertThat(house.weights.hear("T1", new WeightSeen(trip, RICE, 1, "")))
        .isEqualTo(Answer.NOT_BELIEVED);
    assertThat(house.weights.hear("T1", new WeightSeen(trip, RICE, Long.MAX_VALUE, "")))
        .isEqualTo(Answer.NOT_BELIEVED);
    Gtin unknown = Gtin.of("9520000000998");
    assertThat(house.weights.hear("T1", new WeightSeen(trip, unknown, 500, "")))
        .isEqualTo(Answer.NOT_IN_THE_CART);
    SessionId never = new SessionId("no-such-trip");
    assertThat(house.weights.hear("T1", new WeightSeen(never, RICE, 1_010, "")))
        .isEqualTo(Answer.NOT_IN_THE_CART);
    assertThat(house.rice().votes()).isZero();
  }

  @Test
  void aTrolleySaysOnlySoMuchADay() {
    SessionId trip = house.trip("T1");
    WeightSeen seen = new WeightSeen(trip, RICE, 1_012, "");
    for (int i = 0; i < 4; i++) {
      assertThat(house.weights.hear("T1", seen)).isEqualTo(Answer.TAKEN);
    }
    assertThat(house.weights.hear("T1", seen)).isEqualTo(Answer.ENOUGH);
    house.daysPass(1);
    assertThat(house.weights.hear("T1", seen)).isEqualTo(Answer.TAKEN);
  }

  @Test
  void onlyWhatStaffReallyClearedCountsAsStaff() {
    SessionId trip = house.trip("T1");
    Hold hold = new Hold("weight-3", Hold.Kind.WEIGHT, "1060 g");
    house.sessions.submit(
        trip, Source.attendant("asha"), (handle, cart) -> new Command.OpenHold(hold));
    WeightSeen seen = new WeightSeen(trip, RICE, 1_060, "weight-3");
    assertThat(house.weights.hear("T1", seen)).isEqualTo(Answer.NOT_CONFIRMED);
    house.sessions.submit(
        trip,
        Source.attendant("asha"),
        (handle, cart) -> new Command.ClearHold("weight-3", "looked at it"));
    assertThat(house.weights.hear("T1", seen)).isEqualTo(Answer.TAKEN);
  }

  @Test
  void aResetGivesTheCataloguesWeightBackToAll() {
    house.taught(1_024, THREE);
    house.weights.publish();
    long before = house.catalogue.revision();
    assertThat(house.weights.reset(RICE)).isTrue();
    assertThat(house.changesSince(before))
        .containsExactly(new CatalogueChange.WeightForgotten(RICE));
    assertThat(house.changesSince(0))
        .noneMatch(CatalogueChange.WeightForgotten.class::isInstance)
        .noneMatch(CatalogueChange.WeightLearned.class::isInstance);
    assertThat(house.weights.reset(RICE)).isFalse();
  }

  @Test
  void anImportOfAnotherPackForgetsInTheSameRevision() {
    house.taught(1_024, THREE);
    house.weights.publish();
    long before = house.catalogue.revision();
    house.sellRice(1_022);
    assertThat(house.catalogue.learnedWeight(RICE)).isPresent();
    house.sellRice(905);
    assertThat(house.catalogue.revision()).isEqualTo(before + 2);
    assertThat(house.changesSince(before + 1))
        .hasSize(2)
        .contains(new CatalogueChange.WeightForgotten(RICE));
    assertThat(house.rice().trolleys()).isZero();
    house.weights.publish();
    assertThat(house.catalogue.learnedWeight(RICE)).isEmpty();
  }

  @Test
  void allIsThereAfterARestart() throws IOException {
    house.taught(1_024, THREE);
    house.weights.publish();
    List<CatalogueChange> told = house.changesSince(0);
    long votes = house.rice().votes();
    house.close();
    house = new WeightHouse(directory);
    assertThat(house.changesSince(0)).isEqualTo(told);
    assertThat(house.rice().votes()).isEqualTo(votes);
  }
}
