package io.qless.bridge.relay;

/// The wires of one barrier. Moves levels and knows nothing of shoppers. Called by one thread at a
/// time, but for [#lamp]; each method may throw a [io.qless.bridge.DeviceException].
public interface GateIo extends AutoCloseable {

  /// Drives the line of the lock. What holds is not a level but its change: see the package.
  void drive(boolean high);

  /// Whether the fire alarm's loop is closed: all is quiet. A cut wire reads as open.
  boolean fireLoopClosed();

  /// Whether staff press the button.
  boolean buttonPressed();

  /// Lights the lamp.
  void lamp(boolean green, boolean red);

  /// Lets go of the wires; the lock's line is low.
  @Override
  void close();
}
