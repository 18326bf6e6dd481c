package io.qless.kiosk.core;

import io.qless.bridge.scale.Calibration;
import io.qless.bridge.scale.ScaleReading;
import java.io.IOException;

/// The scale, as staff set it. Any thread.
public interface ScalePort {

  /// What it says at this moment.
  ScaleReading now();

  /// By what it weighs.
  Calibration calibration();

  /// Weighs by this from now on, also after the next start.
  ///
  /// @throws IOException if the disk doesn't take it; then nothing has changed
  void calibrate(Calibration found) throws IOException;
}
