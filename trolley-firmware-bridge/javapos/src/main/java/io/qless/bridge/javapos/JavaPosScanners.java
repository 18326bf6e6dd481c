package io.qless.bridge.javapos;

import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.scanner.ScanPort;
import io.qless.bridge.scanner.ScanProtocol;
import io.qless.bridge.setup.ScannerAdapter;

/// All scanners that `jpos.xml` names.
public final class JavaPosScanners implements ScannerAdapter {

  @Override
  public ScanPort.Opener opener(String name) {
    return new ScanPort.Opener() {
      @Override
      public ScanPort.Opening open() {
        return JavaPosPort.open(name);
      }

      @Override
      public Absent absent() {
        return Refusals.absent("scanner", name);
      }
    };
  }

  @Override
  public ScanProtocol protocol() {
    return new LabelFrames();
  }
}
