package io.qless.bridge.panel;

/// The wires of one panel. Moves levels and knows no patterns. Used by one thread; each method may
/// throw a [io.qless.bridge.DeviceException].
public interface PanelIo extends AutoCloseable {

  /// Lights the lamp.
  void lamp(Light light);

  /// Lets the buzzer sound, or silences it.
  void buzzer(boolean sounds);

  /// Whether the button's contact is closed.
  boolean buttonDown();

  /// Darkens the lamp, silences the buzzer and lets go of the wires. A second time does nothing.
  @Override
  void close();
}
