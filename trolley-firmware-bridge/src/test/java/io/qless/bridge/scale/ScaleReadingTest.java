package io.qless.bridge.scale;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.scale.ScaleReading.Moving;
import io.qless.bridge.scale.ScaleReading.Settled;
import org.junit.jupiter.api.Test;

class ScaleReadingTest {

  @Test
  void restIsToldOnce() {
    assertTrue(new Settled(500, 0.6).isNewsAfter(new Moving()));
    assertFalse(new Settled(501, 0.6).isNewsAfter(new Settled(500, 0.6)));
    assertFalse(new Settled(500, 0.3).isNewsAfter(new Settled(500, 0.6)));
  }

  @Test
  void creepIsTold() {
    assertTrue(new Settled(495, 0.6).isNewsAfter(new Settled(500, 0.6)));
  }

  @Test
  void whatWasRoughAtFirstIsToldAgainWhenItIsPrecise() {
    assertTrue(new Settled(500, 0.8).isNewsAfter(new Settled(502, 3.1)));
    assertFalse(new Settled(500, 2.5).isNewsAfter(new Settled(502, 3.1)));
  }

  @Test
  void movementIsToldOnce() {
    assertTrue(new Moving().isNewsAfter(new Settled(500, 0.6)));
    assertFalse(new Moving().isNewsAfter(new Moving()));
  }
}
