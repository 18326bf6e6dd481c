package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.scale.ScaleReading;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.kiosk.trip.BasketView.Line;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.Measure;
import io.qless.shop.cart.Command;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.Weight;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Loose goods in a trolley whose scale is verified for trade, with an interval of 5 g.
class WeighDeskIT extends TripBed {

  private static final String MILK_EAN = "9520000000011";
  private long interval = 5;

  @Override
  ScaleRules scaleRules() {
    return new ScaleRules(1_500, interval, Optional.empty());
  }

  @BeforeEach
  void shop() {
    catalogue.apply(each -> {
      each.accept(new CatalogueChange.ArticleSet(TOMATO));
      each.accept(new CatalogueChange.End(new CatalogueHead(2, 2), 1));
    });
    settle(2_000);
    desk.startTrip(Language.ENGLISH);
  }

  @Test
  void whatIsPutInIsChargedByItsWeight() {
    begin();
    assertThat(Objects.requireNonNull(shown().weighing()).leastGrams()).isEqualTo(100);
    desk.weighed(new ScaleReading.Moving());
    settle(2_743);
    assertThat(shown().weighing()).isNull();
    Line line = shown().basket().lines().getFirst();
    assertThat(line.measure()).isEqualTo(new Measure.Weighed(745));
    assertThat(shown().basket().totalPaise()).isEqualTo(2_831); // 0.745 kg of ₹38.00
    assertThat(waiting().getLast().command())
        .isInstanceOfSatisfying(
            Command.AddItem.class,
            add ->
                assertThat(add.code())
                    .isEqualTo(new ItemCode.Weighed(TOMATO.id(), Weight.grams(745))));
    assertThat(shown().care().question()).isNull();
    assertThat(shown().care().holds()).isEmpty();
    assertThat(desk.basketInWords()).isEqualTo("explained");
  }

  @Test
  void aWeightThatStillRingsIsNotTaken() {
    begin();
    desk.weighed(new ScaleReading.Settled(2_760, 4));
    assertThat(shown().weighing()).isNotNull();
    assertThat(shown().basket().lines()).isEmpty();
    settle(2_743);
    assertThat(shown().basket().lines()).hasSize(1);
  }

  @Test
  void belowTheLeastLoadTheCounterScaleWeighs() {
    begin();
    settle(2_060);
    assertThat(notice()).isEqualTo("WEIGH_TOO_LIGHT");
    assertThat(shown().weighing()).isNull();
    assertThat(shown().basket().lines()).isEmpty();
    settle(2_000);
    assertThat(shown().care().question()).isNull();
  }

  @Test
  void goodsThatAreStillAwaitedOrLieThereUnscannedAreNotWeighedWithThem() {
    scan(MILK_EAN);
    begin();
    assertThat(notice()).isEqualTo("WEIGH_NOT_READY");
    settle(3_040);
    settle(3_400);
    begin();
    assertThat(shown().weighing()).isNull();
  }

  @Test
  void whatIsTakenOutOrScannedInBetweenEndsIt() {
    scan(MILK_EAN);
    settle(3_040);
    begin();
    assertThat(shown().weighing()).isNotNull();
    settle(2_000);
    assertThat(notice()).isEqualTo("WEIGH_NOT_READY");
    settle(3_040);
    begin();
    scan(MILK_EAN);
    assertThat(shown().weighing()).isNull();
    settle(4_080);
    assertThat(shown().basket().itemCount()).isEqualTo(2);
  }

  @Test
  void whoPutsNothingInOrThinksBetterOfItBuysNothing() {
    begin();
    desk.atScale(WeighDesk::stop);
    settle(2_743);
    assertThat(shown().basket().lines()).isEmpty();
    assertThat(shown().care().question()).isNotNull();
    settle(2_000);
    begin();
    now = NOON.plus(WeighDesk.PATIENCE);
    desk.timePasses();
    assertThat(notice()).isEqualTo("WEIGH_NOTHING");
    assertThat(shown().weighing()).isNull();
  }

  @Test
  void aScaleThatIsNotVerifiedWeighsNothingForMoney() {
    interval = 0;
    restart();
    settle(2_000);
    begin();
    assertThat(notice()).isEqualTo("NEEDS_WEIGHT_LABEL");
    settle(2_743);
    assertThat(shown().basket().lines()).isEqualTo(List.of());
  }

  private void begin() {
    desk.atScale(scale -> scale.begin(TOMATO.id()));
  }
}
