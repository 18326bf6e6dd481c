package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.panel.Lamp;
import io.qless.bridge.panel.Light;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.PaymentView;
import io.qless.kiosk.trip.SampleTrips;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;

class LampMakerTest {

  private static TripView on(Screen screen) {
    return SampleTrips.plain(screen, Language.ENGLISH);
  }

  private static TripView withCare(TripView view, boolean helpCalled) {
    List<CareView.Hold> holds =
        helpCalled ? List.of() : List.of(new CareView.Hold(CareView.Hold.Kind.AGE, "", List.of()));
    return view.but().care(new CareView(helpCalled, holds, null, null)).build();
  }

  @Test
  void greenMeansPaidAndNothingElseIsGreen() {
    assertThat(LampMaker.lamp(on(Screen.FAREWELL))).isEqualTo(Lamp.steady(Light.GREEN));
    assertThat(LampMaker.lamp(on(Screen.WELCOME))).isEqualTo(Lamp.DARK);
    assertThat(LampMaker.lamp(on(Screen.STARTING))).isEqualTo(Lamp.DARK);
  }

  @Test
  void goodsThatAreNotPaidAreAmber() {
    Lamp amber = Lamp.steady(Light.AMBER);
    assertThat(LampMaker.lamp(SampleTrips.shopping(Language.HINDI))).isEqualTo(amber);
    assertThat(LampMaker.lamp(SampleTrips.bill(Language.ENGLISH))).isEqualTo(amber);
    assertThat(LampMaker.lamp(SampleTrips.pay(Language.ENGLISH, PaymentView.State.WAITING)))
        .isEqualTo(amber);
  }

  @Test
  void aHoldBlinksForStaffToComeBy() {
    assertThat(LampMaker.lamp(withCare(SampleTrips.shopping(Language.ENGLISH), false)))
        .isEqualTo(Lamp.blinking(Light.AMBER));
  }

  @Test
  void aCallForHelpIsRedWhateverElseStands() {
    assertThat(LampMaker.lamp(withCare(SampleTrips.bill(Language.ENGLISH), true)))
        .isEqualTo(Lamp.blinking(Light.RED));
    assertThat(LampMaker.lamp(withCare(on(Screen.FAREWELL), true)))
        .isEqualTo(Lamp.blinking(Light.RED));
  }

  @Test
  void aTrolleyThatCanNotServeIsRed() {
    assertThat(LampMaker.lamp(on(Screen.OUT_OF_SERVICE))).isEqualTo(Lamp.steady(Light.RED));
  }
}
