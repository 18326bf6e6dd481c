package io.qless.kiosk.assist;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.BatteryView;
import io.qless.kiosk.trip.BatteryView.Level;
import io.qless.kiosk.trip.FamilyView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.SampleTrips;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatteryViewModelTest {
  private static TripView with(@Nullable BatteryView battery) {
    return SampleTrips.shopping(Language.ENGLISH).but().battery(battery).build();
  }

  private static BatteryViewModel model(TripView view, @Nullable Level read) {
    return BatteryViewModel.of(view, Messages.in(view.language()), read);
  }

  @Test
  void aFullOrALowBatteryInterruptsNobody() {
    assertThat(model(with(null), null).open()).isFalse();
    assertThat(model(with(new BatteryView(18, Level.LOW)), null).open()).isFalse();
  }

  @Test
  void oneThatWillNotLastIsSaidOnceWithTheWayToAnotherTrolley() {
    TripView view = with(new BatteryView(9, Level.SHORT));
    assertThat(model(view, null).open()).isTrue();
    assertThat(model(view, null).link()).isEqualTo(view.family().joinText()).isNotEmpty();
    assertThat(model(view, Level.SHORT).open()).isFalse();
  }

  @Test
  void theLastMinutesAreSaidOnceMore() {
    TripView view = with(new BatteryView(4, Level.LAST));
    assertThat(model(view, Level.SHORT).open()).isTrue();
    assertThat(model(view, Level.SHORT).text()).endsWith("Our team knows.");
    assertThat(model(view, Level.LAST).open()).isFalse();
  }

  @Test
  void withoutTheStoreNoCodeIsPromised() {
    TripView view = with(new BatteryView(9, Level.SHORT)).but().family(FamilyView.ALONE).build();
    assertThat(model(view, null).link()).isEmpty();
    assertThat(model(view, null).text()).contains("call us").doesNotContain("code");
  }

  @Test
  void whoIsCutOffIsNotToldThatStaffKnow() {
    TripView view = with(new BatteryView(4, Level.LAST)).but().online(false).build();
    assertThat(model(view, null).text()).doesNotContain("knows");
  }

  @ParameterizedTest
  @EnumSource(names = {"WELCOME", "FAREWELL", "OUT_OF_SERVICE"})
  void whoIsNotShoppingIsLeftAlone(Screen screen) {
    TripView view =
        SampleTrips.plain(screen, Language.HINDI)
            .but()
            .battery(new BatteryView(2, Level.LAST))
            .build();
    assertThat(model(view, null).open()).isFalse();
  }
}
