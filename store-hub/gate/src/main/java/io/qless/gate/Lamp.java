package io.qless.gate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the shopper at the barrier sees. Any thread may call; each change is logged.
final class Lamp {

  /// The light.
  enum Light {
    /// Show a pass.
    WHITE,
    /// Go.
    GREEN,
    /// Stay.
    RED
  }

  /// Light and text together.
  record Shown(Light light, String text) {}

  private static final Logger LOG = LoggerFactory.getLogger(Lamp.class);

  private final String gate;
  private volatile Shown shown = new Shown(Light.WHITE, "please show your exit pass");

  Lamp(String gate) {
    this.gate = gate;
  }

  void show(Light light, String text) {
    shown = new Shown(light, text);
    LOG.info("Gate {} {}: {}", gate, light, text);
  }

  Shown shown() {
    return shown;
  }
}
