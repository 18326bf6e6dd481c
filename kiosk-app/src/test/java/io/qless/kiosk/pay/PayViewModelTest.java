package io.qless.kiosk.pay;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.PaymentView;
import io.qless.kiosk.trip.PaymentView.State;
import io.qless.kiosk.trip.SampleTrips;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PayViewModelTest {
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);
  private static final Instant END = SampleTrips.NOW.plusSeconds(60);

  private static PayViewModel at(State state, Instant now) {
    return PayViewModel.of(
        new PaymentView(state, SampleTrips.UPI, 173_390, END, true), now, ENGLISH);
  }

  @Test
  void theProvidersTextIsShownUnchanged() {
    assertThat(at(State.WAITING, SampleTrips.NOW).qrText()).isEqualTo(SampleTrips.UPI);
  }

  @Test
  void aCodeThatOpensAPageIsNotForAUpiApp() {
    String page = "https://checkout.provider.example/c/pay/cs_1#fid=a%2Fb";
    PaymentView view = new PaymentView(State.WAITING, page, 173_390, END, false);
    PayViewModel model = PayViewModel.of(view, SampleTrips.NOW, ENGLISH);
    assertThat(model.qrText()).isEqualTo(page);
    assertThat(model.title()).isEqualTo("Scan with your phone's camera");
    assertThat(at(State.WAITING, SampleTrips.NOW).title()).isEqualTo("Scan with any UPI app");
  }

  @Test
  void aCodeWhoseTimeIsOverIsNeitherShownNorPaidAgainUnasked() {
    PayViewModel model = at(State.WAITING, END);
    assertThat(model.state()).isEqualTo(State.CHECKING);
    assertThat(model.qrText()).isEmpty();
    assertThat(model.again()).isFalse();
    assertThat(model.text()).contains("do not pay again");
  }

  @Test
  void onlyAKnownEndIsCountedDown() {
    assertThat(at(State.WAITING, SampleTrips.NOW).counting()).isTrue();
    PaymentView endless =
        new PaymentView(State.WAITING, SampleTrips.UPI, 173_390, Instant.MAX, true);
    assertThat(PayViewModel.of(endless, SampleTrips.NOW, ENGLISH).counting()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"FAILED", "EXPIRED"})
  void aSettledAttemptMayBeTriedAgain(State state) {
    assertThat(at(state, SampleTrips.NOW).again()).isTrue();
    assertThat(at(state, SampleTrips.NOW).qrText()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"STARTING", "WAITING", "CHECKING", "PAID"})
  void nobodyIsAskedToPayTwice(State state) {
    assertThat(at(state, SampleTrips.NOW).again()).isFalse();
  }
}
