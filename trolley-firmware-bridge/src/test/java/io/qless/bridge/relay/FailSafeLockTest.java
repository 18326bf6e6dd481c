package io.qless.bridge.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.DeviceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When a barrier holds, beat by beat, with a clock that the test moves.
class FailSafeLockTest {

  private final Wires wires = new Wires();
  private final Heard heard = new Heard();
  private long nanos = 1;
  private final FailSafeLock lock = new FailSafeLock("G1", wires, heard, () -> nanos);

  @Test
  void itHoldsByChangingItsLineAndNotByALevel() {
    beat(6);
    assertEquals(List.of(true, false, true, false, true, false), wires.driven);
    assertEquals(List.of(RelayState.CLOSED), heard.states);
  }

  @Test
  void whileItIsOpenTheLineIsLow() {
    beat(1);
    lock.open(Duration.ofMillis(350));
    wires.driven.clear();
    beat(4);
    assertEquals(List.of(false, false, false, false), wires.driven);
    beat(2);
    assertEquals(List.of(RelayState.CLOSED, RelayState.OPEN, RelayState.CLOSED), heard.states);
  }

  @Test
  void theLaterEndCounts() {
    lock.open(Duration.ofSeconds(2));
    lock.open(Duration.ofNanos(1));
    beat(10);
    assertEquals(RelayState.OPEN, lock.state());
  }

  @Test
  void anOpenFireLoopOpensItAndAClosedOneLetsItHoldAgain() {
    beat(1);
    wires.quiet = false;
    wires.driven.clear();
    beat(3);
    assertFalse(wires.driven.contains(true));
    wires.quiet = true;
    beat(1);
    assertEquals(
        List.of(RelayState.CLOSED, RelayState.FIRE_ALARM, RelayState.CLOSED), heard.states);
  }

  @Test
  void withoutASignOfLifeItLetsGo() {
    beat(1);
    nanos += FailSafeLock.PATIENCE.toNanos() + 1;
    wires.driven.clear();
    beat(3);
    assertFalse(wires.driven.contains(true));
    assertEquals(RelayState.STOOD_STILL, lock.state());
    lock.alive();
    beat(1);
    assertEquals(RelayState.CLOSED, lock.state());
  }

  @Test
  void wiresThatCannotBeReadHoldNothing() {
    beat(1);
    wires.broken = true;
    beat(2);
    assertEquals(RelayState.STOOD_STILL, lock.state());
    wires.broken = false;
    beat(1);
    assertEquals(RelayState.CLOSED, lock.state());
  }

  @Test
  void aPressIsToldOnceAndASparkIsNone() {
    wires.pressed = true;
    beat(1);
    wires.pressed = false;
    beat(2);
    assertEquals(0, heard.presses);
    wires.pressed = true;
    beat(30);
    assertEquals(1, heard.presses);
    wires.pressed = false;
    beat(1);
    wires.pressed = true;
    beat(2);
    assertEquals(2, heard.presses);
  }

  @Test
  void afterItsEndItHoldsNothing() {
    beat(1);
    lock.close();
    lock.close();
    wires.driven.clear();
    beat(3);
    assertTrue(wires.driven.isEmpty());
    assertTrue(wires.closed);
    assertThrows(IllegalStateException.class, () -> lock.open(Duration.ofSeconds(1)));
  }

  @Test
  void aGateIsNeverOpenedWithoutAnEnd() {
    assertThrows(IllegalArgumentException.class, () -> lock.open(Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class, () -> lock.open(GateRelay.LONGEST_OPEN.plusNanos(1)));
  }

  private void beat(int times) {
    for (int i = 0; i < times; i++) {
      lock.beat();
      nanos += FailSafeLock.BEAT.toNanos();
    }
  }

  private static final class Heard implements LockListener {
    final List<RelayState> states = new ArrayList<>();
    int presses;

    @Override
    public void lockIs(RelayState state) {
      states.add(state);
    }

    @Override
    public void buttonPressed() {
      presses++;
    }
  }

  private static final class Wires implements GateIo {
    final List<Boolean> driven = new ArrayList<>();
    boolean quiet = true;
    boolean pressed;
    boolean broken;
    boolean closed;

    @Override
    public void drive(boolean high) {
      driven.add(high);
    }

    @Override
    public boolean fireLoopClosed() {
      if (broken) {
        throw new DeviceException("reading the fire loop", "look at the wire");
      }
      return quiet;
    }

    @Override
    public boolean buttonPressed() {
      return pressed;
    }

    @Override
    public void lamp(boolean green, boolean red) {
      // not looked at
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
