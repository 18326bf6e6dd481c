package io.qless.kiosk.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.ExitPassView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.SampleTrips;
import org.junit.jupiter.api.Test;

class ExitViewModelTest {
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);

  private static ExitPassView pass(long secondsLeft, long points) {
    return new ExitPassView(
        "token", SampleTrips.NOW.plusSeconds(secondsLeft), "S017/2627/000042", 173_390, points);
  }

  @Test
  void aValidPassIsShown() {
    ExitViewModel model = ExitViewModel.of(pass(600, 17), SampleTrips.NOW, ENGLISH);
    assertThat(model.token()).isEqualTo("token");
    assertThat(model.points()).isEqualTo("+17");
  }

  @Test
  void aPassThatTheGateWouldRefuseIsNotShown() {
    ExitViewModel model = ExitViewModel.of(pass(0, 0), SampleTrips.NOW, ENGLISH);
    assertThat(model.token()).isEmpty();
    assertThat(model.hint()).contains("fresh code");
  }

  @Test
  void guestsSeeNoPoints() {
    assertThat(ExitViewModel.of(pass(600, 0), SampleTrips.NOW, ENGLISH).points()).isEmpty();
  }
}
