package io.qless.bridge.scanner;

import java.nio.file.Path;
import java.time.InstantSource;

/// The plainest scanner: codes with a line end behind each, on the serial port at a path. Any
/// thread may start and close it; lives from program start to program end.
///
/// The path is best a stable link such as `/dev/serial/by-id/...`: the device may come back under
/// another number. What else a scanner can be, [io.qless.bridge.setup.ScannerSetup] knows.
public final class SerialScanner implements AutoCloseable {

  private final ScannerDriver driver;

  /// @param deviceId what the shop calls this scanner
  /// @param path the port, best a stable link to it; it need not exist yet
  /// @param clock stamps the scans
  /// @param listener called on the port's thread
  public SerialScanner(String deviceId, Path path, InstantSource clock, ScanListener listener) {
    driver =
        new ScannerDriver(
            deviceId,
            SerialPortIo.at(path),
            new ScanFraming(),
            clock,
            ScanJournal.none(),
            listener);
  }

  /// Begins to look for the port and to read it. Once only.
  public void start() {
    driver.start();
  }

  /// Stops reading and frees the port; nothing is reported any more once it returns. A second time
  /// does nothing. Not to be called by the listener.
  @Override
  public void close() {
    driver.close();
  }
}
