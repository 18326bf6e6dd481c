package io.qless.bridge.relay;

/// What a gate's lock does now, and why.
public enum RelayState {
  /// The barrier holds.
  CLOSED,
  /// The barrier lets one through, for a time.
  OPEN,
  /// Open until the fire alarm's loop is closed again.
  FIRE_ALARM,
  /// Open because the program does not show that it is alive, or the hardware can't be reached.
  STOOD_STILL
}
