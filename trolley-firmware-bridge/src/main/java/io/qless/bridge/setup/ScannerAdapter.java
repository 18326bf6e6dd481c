package io.qless.bridge.setup;

import io.qless.bridge.scanner.ScanPort;
import io.qless.bridge.scanner.ScanProtocol;

/// Scanners behind a vendor's service (driver `javapos`). A jar of its own brings this, found by
/// [java.util.ServiceLoader]: the bridge does not depend on that library.
public interface ScannerAdapter {

  /// Finds a scanner.
  ///
  /// @param name its logical name in the service's own registry
  ScanPort.Opener opener(String name);

  /// What its ports speak; one for each driver.
  ScanProtocol protocol();
}
