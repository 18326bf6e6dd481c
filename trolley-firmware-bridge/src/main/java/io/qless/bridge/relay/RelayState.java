package io.qless.bridge.relay;

/// What a gate's relay does now.
public enum RelayState {
  /// The safe state: the barrier holds.
  CLOSED,
  /// The barrier lets one through.
  OPEN
}
