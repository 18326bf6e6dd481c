package io.qless.bridge.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatedRelayTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final BlockingQueue<RelayState> changes = new LinkedBlockingQueue<>();

  @Test
  void itFallsBackToTheSafeStateByItself() throws InterruptedException {
    try (var relay = new SimulatedRelay("gate", changes::add)) {
      relay.open(Duration.ofMillis(1));
      assertEquals(RelayState.OPEN, take());
      assertEquals(RelayState.CLOSED, take());
    }
  }

  @Test
  void theLaterEndCounts() throws InterruptedException {
    try (var relay = new SimulatedRelay("gate", changes::add)) {
      relay.open(Duration.ofSeconds(60));
      relay.open(Duration.ofNanos(1));
      assertEquals(RelayState.OPEN, take());
      assertEquals(RelayState.OPEN, relay.state());
      assertTrue(changes.isEmpty(), "opening twice is one change");
    }
  }

  @Test
  void closingMakesItSafeForGood() throws InterruptedException {
    var relay = new SimulatedRelay("gate", changes::add);
    relay.open(Duration.ofSeconds(60));
    relay.close();
    relay.close();
    assertEquals(RelayState.OPEN, take());
    assertEquals(RelayState.CLOSED, take());
    assertTrue(changes.isEmpty());
    assertThrows(IllegalStateException.class, () -> relay.open(Duration.ofSeconds(1)));
  }

  @Test
  void aGateIsNeverOpenedWithoutAnEnd() {
    try (var relay = new SimulatedRelay("gate", changes::add)) {
      assertThrows(IllegalArgumentException.class, () -> relay.open(Duration.ZERO));
      assertThrows(
          IllegalArgumentException.class, () -> relay.open(GateRelay.LONGEST_OPEN.plusNanos(1)));
    }
  }

  private RelayState take() throws InterruptedException {
    RelayState next = changes.poll(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    if (next == null) {
      throw new AssertionError("nothing came within " + LIMIT);
    }
    return next;
  }
}
