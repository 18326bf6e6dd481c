package io.qless.bridge.scale;

import io.qless.bridge.DeviceState;

/// Who wants to know what a scale reads. Called on the scale's own thread: an implementation only
/// queues and returns.
public interface ScaleListener {

  /// News: it began to move, it settled (again), or it failed. A resting load is reported once, and
  /// again only when [ScaleReading#isNewsAfter] says so.
  void reading(ScaleReading reading);

  /// The scale's state changed. A `Fault` reading goes with `Faulty` or `Absent`.
  void state(DeviceState state);
}
