package io.qless.bridge.scale;

import java.time.Duration;

/// A load cell behind its converter: moves samples, decides nothing. [Scale] calls it from one
/// thread and owns it; after [#close] it may be opened again.
public interface LoadCell extends AutoCloseable {

  /// Type, serial number, gain and rate: a calibration counts for these alone.
  String identity();

  /// Starts conversions.
  ///
  /// @throws io.qless.bridge.DeviceException if the cell is not there
  void open();

  /// Waits for the next conversion, at most `limit`; `Missing` if none came.
  ///
  /// @throws io.qless.bridge.DeviceException if the cell is gone
  /// @throws InterruptedException if the scale is being closed
  LoadSample next(Duration limit) throws InterruptedException;

  /// Stops conversions; does nothing when not open.
  @Override
  void close();
}
