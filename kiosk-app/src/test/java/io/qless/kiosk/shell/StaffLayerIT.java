package io.qless.kiosk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.SampleStaff;
import io.qless.kiosk.trip.SampleTrips;
import io.qless.kiosk.trip.StaffView.Calibrating;
import io.qless.kiosk.trip.StaffView.Calibrating.Step;
import io.qless.kiosk.trip.TripView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Staff's sheets in a real window.
class StaffLayerIT {

  private ShellWindow window;

  @BeforeEach
  void open() {
    window = ShellWindow.open(1024, 600);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aLongPressOnTheNameAsksForThePin() {
    window.show(SampleTrips.shopping(Language.ENGLISH));
    window.press("trolley", "pin-sheet");
    window.tap("key-4");
    assertThat(window.actions().done()).isEmpty();
    for (char digit : "21271828".toCharArray()) {
      window.tap("key-" + digit);
    }
    window.tap("key-8");
    window.tap("pin-ok");
    assertThat(window.actions().done()).containsExactly("enter 4212 718288");
  }

  @Test
  void eachTaskHasItsButtons() {
    TripView here =
        SampleTrips.shopping(Language.ENGLISH)
            .but()
            .staff(SampleStaff.tasks(null, SampleStaff.well()))
            .build();
    window.show(here);
    window.tap("staff-helped");
    window.tap("staff-old-enough-age-1");
    window.tap("staff-too-young-age-1");
    window.tap("staff-look-a-3");
    window.tap("staff-leave");
    assertThat(window.actions().done())
        .containsExactly("end help", "settle age-1", "refuse age age-1", "look", "staff leave");
  }

  @Test
  void whoCalibratesSaysWhichWeightLiesInTheBasket() {
    window.show(calibrating(null));
    window.tap("staff-calibrate");
    window.show(calibrating(new Calibrating(Step.EMPTY, 0, 0, "")));
    window.tap("staff-weigh-0");
    window.show(calibrating(new Calibrating(Step.MASS, 0, 0, "NOT_STILL")));
    window.tap("staff-weigh-10000");
    window.show(calibrating(new Calibrating(Step.CHECK, 10_000, 0, "")));
    window.tap("staff-weigh-2000");
    window.show(calibrating(new Calibrating(Step.DONE, 10_000, 4, "")));
    window.tap("staff-leave");
    assertThat(window.actions().done())
        .containsExactly("calibrate", "weigh 0", "weigh 10000", "weigh 2000", "staff leave");
  }

  private static TripView calibrating(@Nullable Calibrating how) {
    return SampleTrips.plain(TripView.Screen.WELCOME, Language.ENGLISH)
        .but()
        .staff(SampleStaff.calibrating(how))
        .build();
  }

  @Test
  void aTripIsEndedOnlyAfterAQuestion() {
    TripView here =
        SampleTrips.shopping(Language.ENGLISH)
            .but()
            .staff(SampleStaff.tasks(null, SampleStaff.well()))
            .build();
    window.show(here);
    window.tap("staff-release");
    window.tap("staff-release-no");
    assertThat(window.actions().done()).isEmpty();
    window.tap("staff-release");
    window.tap("staff-release-yes");
    assertThat(window.actions().done()).containsExactly("release");
  }
}
