package io.qless.bridge.panel;

import com.pi4j.context.Context;
import com.pi4j.io.IO;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import io.qless.bridge.bus.PiContext;
import java.util.ArrayDeque;
import java.util.Deque;

/// The wires of a panel at the header of a Raspberry Pi. Each lamp and the buzzer (an active one,
/// that sounds by itself) hang at a transistor with 10 kOhm from its gate to ground, and are on
/// while their pin is high; the button closes its pin to ground against the chip's pull-up.
///
/// **Which chip.** The library asks the kernel (gpiod) for the chip whose label contains `pinctrl`,
/// and takes lines by their number in it: `pinctrl-bcm2711` of a Pi 4 and `pinctrl-rp1` of a Pi 5
/// number the header alike, so the same numbers hold for both.
///
/// **Safe states.** An output is low in the very request that takes it, so nothing sounds at the
/// start; it is set low again before it is let go, at the end of the program and after a failure. A
/// program that is killed sets nothing: the kernel frees the line, and its level is then the
/// hardware's affair. The resistor darkens a line that becomes an input again; one whose level
/// stays is set low when the service is started again, which is why it should be by `Restart=`.
public final class PiPanelIo implements PanelIo {

  private static final String WAY_OUT =
      "check that this is a Raspberry Pi, that nothing else uses the pins, and that the user is in"
          + " the group gpio";

  private final Context pi;

  /// What was taken, the last first.
  private final Deque<IO<?, ?, ?>> taken = new ArrayDeque<>();

  private final DigitalOutput green;
  private final DigitalOutput amber;
  private final DigitalOutput red;
  private final DigitalOutput buzzer;
  private final DigitalInput button;

  /// Takes the pins.
  ///
  /// @throws io.qless.bridge.DeviceException off a Raspberry Pi, and when one is taken
  public static PiPanelIo open(PanelPins pins) {
    return open(PiContext.shared(), pins);
  }

  /// @param pi stays open when this is closed: other devices use it
  static PiPanelIo open(Context pi, PanelPins pins) {
    return PiContext.trying("taking the panel's pins", WAY_OUT, () -> new PiPanelIo(pi, pins));
  }

  private PiPanelIo(Context pi, PanelPins pins) {
    this.pi = pi;
    try {
      green = output(pins.green());
      amber = output(pins.amber());
      red = output(pins.red());
      buzzer = output(pins.buzzer());
      button = input(pins.button());
    } catch (RuntimeException half) {
      letGo();
      throw half;
    }
  }

  @Override
  public void lamp(Light light) {
    PiContext.trying(
        "lighting the lamp",
        WAY_OUT,
        () -> {
          green.setState(light == Light.GREEN);
          amber.setState(light == Light.AMBER);
          return red.setState(light == Light.RED);
        });
  }

  @Override
  public void buzzer(boolean sounds) {
    PiContext.trying("driving the buzzer", WAY_OUT, () -> buzzer.setState(sounds));
  }

  @Override
  public boolean buttonDown() {
    return PiContext.trying(
        "reading the help button", WAY_OUT, () -> button.state() == DigitalState.LOW);
  }

  @Override
  public void close() {
    PiContext.trying(
        "letting the panel's pins go",
        WAY_OUT,
        () -> {
          letGo();
          return taken;
        });
  }

  /// Each on its own: one that fails must not keep the buzzer sounding.
  private void letGo() {
    RuntimeException first = null;
    while (!taken.isEmpty()) {
      try {
        pi.shutdown(taken.pop().id());
      } catch (RuntimeException failed) {
        first = first == null ? failed : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private DigitalOutput output(int pin) {
    DigitalOutput out =
        pi.create(
            DigitalOutput.newConfigBuilder(pi)
                .id("panel-out-" + pin)
                .address(pin)
                .initial(DigitalState.LOW)
                .shutdown(DigitalState.LOW)
                .build());
    taken.push(out);
    return out;
  }

  private DigitalInput input(int pin) {
    DigitalInput in =
        pi.create(
            DigitalInput.newConfigBuilder(pi)
                .id("panel-in-" + pin)
                .address(pin)
                .pull(PullResistance.PULL_UP)
                .build());
    taken.push(in);
    return in;
  }
}
