package io.qless.bridge.panel;

import java.time.Duration;

/// A short word to the shopper: beeps, and a flash of the lamp. Good and bad differ by their
/// rhythm, too, for who does not tell red from green.
public enum Signal {
  /// It was taken: one short beep.
  GOOD(Light.GREEN, 1, 60, 80),
  /// It was not taken: three beeps.
  BAD(Light.RED, 3, 120, 80),
  /// Staff are called: two long beeps.
  CALLED(Light.RED, 2, 300, 160);

  /// For so long a flash is seen at least.
  private static final Duration SHORTEST_FLASH = Duration.ofMillis(400);

  private final Light light;
  private final int beeps;
  private final int beepMillis;
  private final int pauseMillis;

  Signal(Light light, int beeps, int beepMillis, int pauseMillis) {
    this.light = light;
    this.beeps = beeps;
    this.beepMillis = beepMillis;
    this.pauseMillis = pauseMillis;
  }

  /// What its flash shows.
  Light light() {
    return light;
  }

  /// Whether the buzzer sounds so long after the beginning.
  boolean soundsAt(Duration elapsed) {
    int period = beepMillis + pauseMillis;
    long millis = elapsed.toMillis();
    return millis / period < beeps && millis % period < beepMillis;
  }

  /// Whether the lamp flashes so long after the beginning.
  boolean flashesAt(Duration elapsed) {
    return elapsed.compareTo(SHORTEST_FLASH) < 0 || !isOver(elapsed);
  }

  /// Whether the next may begin so long after the beginning: a pause behind it keeps them apart.
  boolean isOver(Duration elapsed) {
    return elapsed.toMillis() >= (long) beeps * (beepMillis + pauseMillis);
  }
}
