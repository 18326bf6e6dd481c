package io.qless.bridge.setup;

import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.scanner.ScanFraming;
import io.qless.bridge.scanner.ScanPort;
import io.qless.bridge.scanner.ScanProtocol;

/// Stands in for a [ScannerAdapter] whose jar is not there, and says so.
final class NoAdapter implements ScannerAdapter {

  @Override
  public ScanPort.Opener opener(String name) {
    return new ScanPort.Opener() {
      @Override
      public ScanPort.Opening open() {
        return new ScanPort.Opening.Failed(
            new Faulty(
                "there is no JavaPOS adapter for the scanner " + name,
                "put its jars into a folder and name it in QLESS_DRIVERS"));
      }

      @Override
      public Absent absent() {
        return new Absent("no scanner " + name, "put the JavaPOS adapter's jars among the drivers");
      }
    };
  }

  @Override
  public ScanProtocol protocol() {
    return new ScanFraming();
  }
}
