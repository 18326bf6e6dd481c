package io.qless.bridge.setup;

import io.qless.bridge.DeviceException;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.scale.WeighingInstrument;
import io.qless.bridge.scanner.ScanFraming;
import io.qless.bridge.scanner.ScanPort;
import io.qless.bridge.scanner.ScanProtocol;

/// Stands in for a [ScannerAdapter] or [ScaleAdapter] whose jar is not there, and says so.
final class NoAdapter implements ScannerAdapter, ScaleAdapter {

  private static final String WAY_OUT = "put its jars into a folder and name it in QLESS_DRIVERS";

  @Override
  public ScanPort.Opener opener(String name) {
    return new ScanPort.Opener() {
      @Override
      public ScanPort.Opening open() {
        return new ScanPort.Opening.Failed(
            new Faulty("there is no JavaPOS adapter for the scanner " + name, WAY_OUT));
      }

      @Override
      public Absent absent() {
        return new Absent("no scanner " + name, WAY_OUT);
      }
    };
  }

  @Override
  public WeighingInstrument scale(String name, int divisionGrams) {
    return new WeighingInstrument() {
      @Override
      public void open() {
        throw DeviceException.faulty("there is no JavaPOS adapter for the scale " + name, WAY_OUT);
      }

      @Override
      public ScaleReading next() {
        throw new IllegalStateException("not open");
      }

      @Override
      public void close() {
        // Nothing is held open.
      }
    };
  }

  @Override
  public ScanProtocol protocol() {
    return new ScanFraming();
  }
}
