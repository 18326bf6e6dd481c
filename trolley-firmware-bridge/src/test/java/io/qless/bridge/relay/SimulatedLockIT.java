package io.qless.bridge.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The far end of the wires: what a charge pump makes of a beat, seen through files.
class SimulatedLockIT {

  @TempDir Path folder;
  private long nanos = 1;

  @Test
  void aBeatHoldsAndALevelDoesNot() {
    SimulatedLock far = new SimulatedLock(folder, () -> nanos);
    try (SimulatedGateIo wires = new SimulatedGateIo(folder)) {
      assertFalse(far.holds(), "nothing has beaten yet");
      wires.drive(true);
      assertTrue(far.holds());
      nanos += FailSafeLock.HARDWARE_PATIENCE.toNanos();
      assertFalse(far.holds(), "the line stands high and nobody changes it");
      wires.drive(true);
      assertFalse(far.holds(), "the same level again is no beat");
      wires.drive(false);
      assertTrue(far.holds());
    }
    nanos += FailSafeLock.HARDWARE_PATIENCE.toNanos();
    assertFalse(far.holds(), "the program is gone");
  }

  @Test
  void theFireAlarmCutsTheCurrentWhateverTheProgramDoes() throws IOException {
    SimulatedLock far = new SimulatedLock(folder, () -> nanos);
    try (SimulatedGateIo wires = new SimulatedGateIo(folder)) {
      far.holds();
      wires.drive(true);
      assertTrue(far.holds());
      far.fire(true);
      assertFalse(far.holds());
      assertFalse(wires.fireLoopClosed());
      far.fire(false);
      assertTrue(wires.fireLoopClosed());
    }
  }

  @Test
  void lampAndButtonAreSeenFromBothSides() throws IOException {
    SimulatedLock far = new SimulatedLock(folder);
    try (SimulatedGateIo wires = new SimulatedGateIo(folder)) {
      wires.lamp(true, false);
      assertEquals("green", far.lamp());
      wires.lamp(false, true);
      assertEquals("red", far.lamp());
      far.button(true);
      assertTrue(wires.buttonPressed());
      far.button(false);
      assertFalse(wires.buttonPressed());
    }
  }
}
