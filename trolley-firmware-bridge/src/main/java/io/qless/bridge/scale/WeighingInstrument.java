package io.qless.bridge.scale;

/// What weighs and says itself whether its load rests: a scale with a display of its own, or a load
/// cell with our filter behind it. [Scale] calls it from one thread and owns it; after [#close] it
/// may be opened again.
public interface WeighingInstrument extends AutoCloseable {

  /// Begins to weigh.
  ///
  /// @throws io.qless.bridge.DeviceException if it is not there, or can't be used
  /// @throws InterruptedException if the scale is being closed
  void open() throws InterruptedException;

  /// Waits for what it says next, well below a second.
  ///
  /// @throws io.qless.bridge.DeviceException if it is gone
  /// @throws InterruptedException if the scale is being closed
  ScaleReading next() throws InterruptedException;

  /// Stops; does nothing when not open.
  @Override
  void close();
}
