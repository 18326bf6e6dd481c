package io.qless.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.platform.MockPlatform;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import io.qless.bridge.DeviceException;
import org.junit.jupiter.api.Test;

/// The pins of a panel, over the library's own simulated header; a real one is for the bench.
class PiPanelIoTest {

  private final Context pi =
      Pi4J.newContextBuilder()
          .add(new MockPlatform())
          .add(MockDigitalInputProvider.newInstance(), MockDigitalOutputProvider.newInstance())
          .build();

  @Test
  void oneLampIsLitAtATime() {
    try (PiPanelIo io = PiPanelIo.open(pi, PanelPins.USUAL)) {
      assertThat(lit()).isEqualTo("...");
      io.lamp(Light.GREEN);
      assertThat(lit()).isEqualTo("G..");
      io.lamp(Light.AMBER);
      assertThat(lit()).isEqualTo(".A.");
      io.lamp(Light.RED);
      assertThat(lit()).isEqualTo("..R");
      io.lamp(Light.OFF);
      assertThat(lit()).isEqualTo("...");
    }
  }

  @Test
  void theButtonClosesItsPinToGround() {
    try (PiPanelIo io = PiPanelIo.open(pi, PanelPins.USUAL)) {
      MockDigitalInput button = pi.registry().get("panel-in-26", MockDigitalInput.class);
      button.mockState(DigitalState.HIGH);
      assertThat(io.buttonDown()).isFalse();
      button.mockState(DigitalState.LOW);
      assertThat(io.buttonDown()).isTrue();
    }
  }

  @Test
  void allIsLowAtTheStartAndAtTheEndAndThePinsAreFreeAgain() {
    PiPanelIo io = PiPanelIo.open(pi, PanelPins.USUAL);
    MockDigitalOutput buzzer = out(19);
    MockDigitalOutput red = out(13);
    assertThat(buzzer.state()).isEqualTo(DigitalState.LOW);
    io.buzzer(true);
    io.lamp(Light.RED);
    assertThat(buzzer.state()).isEqualTo(DigitalState.HIGH);
    io.close();
    assertThat(buzzer.state()).isEqualTo(DigitalState.LOW);
    assertThat(red.state()).isEqualTo(DigitalState.LOW);
    io.close();
    assertThat(pi.isShutdown()).isFalse();
    PiPanelIo.open(pi, PanelPins.USUAL).close();
  }

  @Test
  void pinsThatAreTakenHalfAreLetGo() {
    PiPanelIo first = PiPanelIo.open(pi, new PanelPins(1, 2, 3, 4, 26));
    assertThatThrownBy(() -> PiPanelIo.open(pi, PanelPins.USUAL))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("taking the panel's pins");
    first.close();
    PiPanelIo.open(pi, PanelPins.USUAL).close();
  }

  @Test
  void aPinBeyondTheHeaderIsNoneAndNoPinIsForTwoThings() {
    assertThatIllegalArgumentException().isThrownBy(() -> PanelPins.parse("5,6,13,19,28"));
    assertThatIllegalArgumentException().isThrownBy(() -> PanelPins.parse("5,6,13,19,-1"));
    assertThatIllegalArgumentException().isThrownBy(() -> PanelPins.parse("5,6,13,19,19"));
    assertThatIllegalArgumentException().isThrownBy(() -> PanelPins.parse("5,6,13,19"));
    assertThat(PanelPins.parse("5,6,13,19,26")).isEqualTo(PanelPins.USUAL);
  }

  @Test
  void anInstallerWritesAPanelInOneLine() {
    assertThat(PanelSetup.parse("none")).isEqualTo(new PanelSetup.None());
    assertThat(PanelSetup.parse("pi")).isEqualTo(new PanelSetup.AtPi(PanelPins.USUAL));
    assertThat(PanelSetup.parse("pi:1,2,3,4,5"))
        .isEqualTo(new PanelSetup.AtPi(new PanelPins(1, 2, 3, 4, 5)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PanelSetup.parse("gpio"))
        .withMessageContaining("pi:5,6,13,19,26");
  }

  @Test
  void thereIsNoPiHere() {
    Context none = Pi4J.newContextBuilder().noAutoDetect().build();
    assertThatThrownBy(() -> PiPanelIo.open(none, PanelPins.USUAL))
        .isInstanceOfSatisfying(
            DeviceException.class, failed -> assertThat(failed.wayOut()).contains("Raspberry Pi"));
  }

  private String lit() {
    return (out(5).isHigh() ? "G" : ".")
        + (out(6).isHigh() ? "A" : ".")
        + (out(13).isHigh() ? "R" : ".");
  }

  private MockDigitalOutput out(int pin) {
    return pi.registry().get("panel-out-" + pin, MockDigitalOutput.class);
  }
}
