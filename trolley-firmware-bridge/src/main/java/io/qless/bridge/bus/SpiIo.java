package io.qless.bridge.bus;

/// One SPI device, mode 0, its clock set when it was opened. Used by one thread; each method may
/// throw a [io.qless.bridge.DeviceException].
public interface SpiIo extends AutoCloseable {

  /// Clocks bytes out and in at once.
  ///
  /// @return what came in, as long as what went out
  byte[] transfer(byte... out);

  /// Lets go of the device. A second time does nothing.
  @Override
  void close();
}
