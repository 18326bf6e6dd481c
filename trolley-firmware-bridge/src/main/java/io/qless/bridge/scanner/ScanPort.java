package io.qless.bridge.scanner;

import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import java.time.Duration;

/// One opening of the device that a scanner is: moves bytes and knows nothing of codes. It belongs
/// to the driver's thread and lives until the first failed read; after a re-plug a new one is
/// opened.
public interface ScanPort extends AutoCloseable {

  /// How long one read waits for the first byte.
  Duration READ_LIMIT = Duration.ofMillis(250);

  /// Reads what is there, waiting for the first byte at most [#READ_LIMIT]: the number of bytes, 0
  /// if none came, negative if the device is gone.
  int read(byte[] into);

  /// Sends bytes. A device that can't be written to takes none; one that is gone is noticed by the
  /// next read.
  void write(byte[] bytes);

  /// Forgets what came before the port was opened.
  void flush();

  @Override
  void close();

  /// Finds the device and opens it; asked again after each unplug.
  interface Opener {

    /// Opens what is plugged in now.
    Opening open();

    /// How the shop calls the device being away.
    Absent absent();
  }

  /// What came of an attempt to open.
  sealed interface Opening {

    /// The port is open.
    record Opened(ScanPort port) implements Opening {}

    /// It is not, and why.
    record Failed(DeviceState state) implements Opening {}
  }
}
