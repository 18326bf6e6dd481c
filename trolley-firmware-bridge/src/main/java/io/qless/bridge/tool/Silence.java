package io.qless.bridge.tool;

import io.qless.bridge.DeviceState;
import io.qless.bridge.scale.ScaleListener;
import io.qless.bridge.scale.ScaleReading;

/// Hears a scale that is asked instead.
final class Silence implements ScaleListener {

  @Override
  public void reading(ScaleReading reading) {}

  @Override
  public void state(DeviceState state) {}
}
