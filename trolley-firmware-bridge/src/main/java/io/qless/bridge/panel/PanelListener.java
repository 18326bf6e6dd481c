package io.qless.bridge.panel;

import io.qless.bridge.DeviceState;

/// Who hears of a panel. Called on its thread; only queues.
public interface PanelListener {

  /// Somebody has pressed the button; said once for each press.
  void helpWanted();

  /// The panel is in another state now.
  void state(DeviceState state);
}
