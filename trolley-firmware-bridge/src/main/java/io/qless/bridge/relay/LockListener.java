package io.qless.bridge.relay;

/// Who hears of a lock. Called on its beating thread; only queues, since the lock lets go if it is
/// kept from beating.
public interface LockListener {

  /// It is in another state now.
  void lockIs(RelayState state);

  /// Staff have pressed the button; said once for each press.
  void buttonPressed();
}
