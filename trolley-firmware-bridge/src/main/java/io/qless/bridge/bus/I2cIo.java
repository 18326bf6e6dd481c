package io.qless.bridge.bus;

/// One chip on an I2C bus. Used by one thread; each method may throw a
/// [io.qless.bridge.DeviceException].
public interface I2cIo extends AutoCloseable {

  /// Reads registers that follow one another, in one transfer: the register's number, a repeated
  /// start, the bytes.
  ///
  /// @param register number of the first, 0 to 255
  /// @param length how many bytes, 1 to 32
  byte[] read(int register, int length);

  /// Writes registers that follow one another, in one transfer.
  ///
  /// @param register number of the first, 0 to 255
  void write(int register, byte... bytes);

  /// Lets go of the chip; does nothing to it. A second time does nothing.
  @Override
  void close();
}
