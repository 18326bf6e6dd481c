package io.qless.kiosk.pay;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.PaymentView.State;
import io.qless.kiosk.trip.SampleSplits;
import io.qless.kiosk.trip.SampleTrips;
import io.qless.kiosk.trip.SplitView;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SplitViewModelTest {
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);

  @Test
  void whoeverPaysAtTheTrolleyComesFirstThenThePhones() {
    assertThat(model(0, 0, false).chosen()).isEqualTo(3);
    assertThat(model(0, 0, false).title()).isEqualTo("Payer 3: ₹577.96");
  }

  @Test
  void aTapShowsAnotherShareUntilItIsPaid() {
    assertThat(model(0, 2, false).title()).isEqualTo("Rohan: ₹577.97");
    assertThat(model(2, 2, false).chosen()).isEqualTo(3);
  }

  @Test
  void theProgressIsTheHubs() {
    SplitViewModel model = model(1, 0, false);
    assertThat(model.progress()).isEqualTo("₹577.97 of ₹1,733.90 paid");
    assertThat(model.paidPercent()).isEqualTo(33);
    assertThat(model.rows().getFirst().standing()).isEqualTo("paid");
  }

  @Test
  void afterItsTimeNoCodeIsShown() {
    SplitViewModel model = model(1, 0, true);
    assertThat(model.qrText()).isEmpty();
    assertThat(model.state()).isEqualTo(State.CHECKING);
  }

  @Test
  void aFailedShareAsksForANewCode() {
    SplitView split = split(2, State.FAILED);
    SplitViewModel model = SplitViewModel.of(split, 0, false, ENGLISH);
    assertThat(model.state()).isEqualTo(State.FAILED);
    assertThat(model.qrText()).isEmpty();
  }

  private static SplitViewModel model(int paid, int wanted, boolean over) {
    SplitViewModel model = SplitViewModel.of(split(paid, State.WAITING), wanted, over, ENGLISH);
    assertThat(over || model.qrText().equals(SampleTrips.UPI)).isTrue();
    return model;
  }

  private static SplitView split(int paid, State state) {
    return Objects.requireNonNull(SampleSplits.split(Language.ENGLISH, paid, state).split());
  }
}
