package io.qless.bridge.relay;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import io.qless.bridge.bus.PiContext;
import java.util.function.Supplier;

/// The wires of a barrier at the header of a Raspberry Pi. The fire loop runs from its pin to
/// ground through the alarm panel's contact, which is closed while all is quiet; the button closes
/// its pin to ground.
///
/// **Which chip.** The library asks the kernel (gpiod) for the chip whose label contains `pinctrl`:
/// `pinctrl-bcm2711` of a Pi 4 and `pinctrl-rp1` of a Pi 5 number the header alike.
///
/// **Safe states.** Outputs are low in the request that takes them, and low again when the program
/// ends. A program that is killed sets nothing, and needs not: whatever level its line stands at,
/// it no longer beats, and the charge pump lets go ([FailSafeLock]).
public final class PiGateIo implements GateIo {

  /// Numbers of the pins as the chip counts them (BCM).
  ///
  /// @param lock output to the charge pump or timer relay of the lock
  /// @param fire input of the fire loop
  /// @param button input of the button
  /// @param green output of the green lamp
  /// @param red output of the red lamp
  public record Pins(int lock, int fire, int button, int green, int red) {

    /// Five that nothing else wants on a Raspberry Pi.
    public static final Pins USUAL = new Pins(17, 27, 22, 23, 24);

    /// A number beyond the header's takes the USB devices of a Pi away (Pi4J issue 750).
    private static final int HIGHEST = 27;

    public Pins {
      for (int pin : new int[] {lock, fire, button, green, red}) {
        if (pin < 0 || pin > HIGHEST) {
          throw new IllegalArgumentException("no pin of the header: " + pin);
        }
      }
    }

    /// Five numbers with commas between them, in the order of the components.
    ///
    /// @throws IllegalArgumentException if they are not
    public static Pins parse(String text) {
      String[] numbers = text.split(",", -1);
      if (numbers.length != 5) {
        throw new IllegalArgumentException("five pins, not " + text);
      }
      int[] pins = new int[5];
      for (int i = 0; i < pins.length; i++) {
        pins[i] = Integer.parseInt(numbers[i].strip());
      }
      return new Pins(pins[0], pins[1], pins[2], pins[3], pins[4]);
    }
  }

  private static final String WAY_OUT =
      "check that this is a Raspberry Pi, that nothing else uses the pins, and that the user is in"
          + " the group gpio";

  private final Context pi;
  private final DigitalOutput lock;
  private final DigitalInput fire;
  private final DigitalInput button;
  private final DigitalOutput green;
  private final DigitalOutput red;

  /// Takes the pins.
  ///
  /// @throws io.qless.bridge.DeviceException off a Raspberry Pi
  public static PiGateIo open(Pins pins) {
    return open(pins, Pi4J::newAutoContext);
  }

  static PiGateIo open(Pins pins, Supplier<Context> pi) {
    return trying("taking the pins", () -> new PiGateIo(pi.get(), pins));
  }

  /// @param pi closed with this
  PiGateIo(Context pi, Pins pins) {
    this.pi = pi;
    lock = output(pins.lock());
    fire = input(pins.fire());
    button = input(pins.button());
    green = output(pins.green());
    red = output(pins.red());
  }

  @Override
  public void drive(boolean high) {
    trying("driving the lock", () -> lock.setState(high));
  }

  @Override
  public boolean fireLoopClosed() {
    return trying("reading the fire loop", () -> fire.state() == DigitalState.LOW);
  }

  @Override
  public boolean buttonPressed() {
    return trying("reading the button", () -> button.state() == DigitalState.LOW);
  }

  @Override
  public void lamp(boolean isGreen, boolean isRed) {
    trying(
        "lighting the lamp",
        () -> {
          green.setState(isGreen);
          return red.setState(isRed);
        });
  }

  @Override
  public void close() {
    trying(
        "letting the pins go",
        () -> {
          try {
            return lock.low();
          } finally {
            pi.shutdown(); // sets each output low that is left, and frees all
          }
        });
  }

  private DigitalOutput output(int pin) {
    return pi.create(
        DigitalOutput.newConfigBuilder(pi)
            .id("out-" + pin)
            .address(pin)
            .initial(DigitalState.LOW)
            .shutdown(DigitalState.LOW)
            .build());
  }

  private DigitalInput input(int pin) {
    return pi.create(
        DigitalInput.newConfigBuilder(pi)
            .id("in-" + pin)
            .address(pin)
            .pull(PullResistance.PULL_UP)
            .build());
  }

  private static <T> T trying(String what, Supplier<T> work) {
    return PiContext.trying(what, WAY_OUT, work);
  }
}
