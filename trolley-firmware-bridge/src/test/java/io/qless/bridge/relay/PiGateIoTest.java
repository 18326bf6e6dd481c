package io.qless.bridge.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/// The pins of a barrier, over the library's own simulated header; a real one is for the bench.
class PiGateIoTest {

  private static final PiGateIo.Pins PINS = PiGateIo.Pins.USUAL;

  private final Context pi =
      Pi4J.newContextBuilder()
          .add(new MockPlatform())
          .add(MockDigitalInputProvider.newInstance(), MockDigitalOutputProvider.newInstance())
          .build();

  @Test
  void theLineFollowsAndEndsLow() {
    MockDigitalOutput lock;
    try (PiGateIo io = new PiGateIo(pi, PINS)) {
      lock = pi.registry().get("out-17", MockDigitalOutput.class);
      assertEquals(DigitalState.LOW, lock.state());
      io.drive(true);
      assertEquals(DigitalState.HIGH, lock.state());
      io.drive(false);
      assertEquals(DigitalState.LOW, lock.state());
      io.drive(true);
    }
    assertEquals(DigitalState.LOW, lock.state());
  }

  @Test
  void aBrokenWireOfTheFireLoopIsAnAlarm() {
    try (PiGateIo io = new PiGateIo(pi, PINS)) {
      MockDigitalInput fire = pi.registry().get("in-27", MockDigitalInput.class);
      fire.mockState(DigitalState.LOW);
      assertTrue(io.fireLoopClosed());
      fire.mockState(DigitalState.HIGH);
      assertFalse(io.fireLoopClosed());
    }
  }

  @Test
  void theButtonAndTheLamp() {
    try (PiGateIo io = new PiGateIo(pi, PINS)) {
      MockDigitalInput button = pi.registry().get("in-22", MockDigitalInput.class);
      button.mockState(DigitalState.HIGH);
      assertFalse(io.buttonPressed());
      button.mockState(DigitalState.LOW);
      assertTrue(io.buttonPressed());
      io.lamp(true, false);
      assertEquals(DigitalState.HIGH, pi.registry().get("out-23", MockDigitalOutput.class).state());
      assertEquals(DigitalState.LOW, pi.registry().get("out-24", MockDigitalOutput.class).state());
    }
  }

  @Test
  void aPinBeyondTheHeaderIsNone() {
    assertThrows(IllegalArgumentException.class, () -> PiGateIo.Pins.parse("17,27,22,23,42"));
    assertThrows(IllegalArgumentException.class, () -> PiGateIo.Pins.parse("17,27"));
    assertEquals(PINS, PiGateIo.Pins.parse("17, 27, 22, 23, 24"));
  }

  @Test
  void thereIsNoPiHere() {
    DeviceException none =
        assertThrows(
            DeviceException.class,
            () -> PiGateIo.open(PINS, () -> Pi4J.newContextBuilder().noAutoDetect().build()));
    assertTrue(none.wayOut().contains("Raspberry Pi"));
  }
}
