package io.qless.bridge.scale;

import java.time.Duration;

/// A load cell behind its converter: moves samples, decides nothing of the load. [Scale] calls it
/// from one thread and owns it; after [#close] it may be opened again.
public interface LoadCell extends AutoCloseable {

  /// Type, serial number, gain and rate: a calibration counts for these alone.
  String identity();

  /// Starts conversions.
  ///
  /// @throws io.qless.bridge.DeviceException if the cell is not there, or can't be used
  /// @throws InterruptedException if the scale is being closed
  void open() throws InterruptedException;

  /// Waits for the next conversion, at most `limit`, or a quarter of a second where a port can't
  /// wait so briefly; `Missing` if none came.
  ///
  /// @throws io.qless.bridge.DeviceException if the cell is gone
  /// @throws InterruptedException if the scale is being closed
  LoadSample next(Duration limit) throws InterruptedException;

  /// Stops conversions; does nothing when not open.
  @Override
  void close();
}
