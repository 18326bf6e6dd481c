package io.qless.bridge.setup;

import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scanner.ScanPort;
import io.qless.bridge.scanner.ScanPort.Opening;
import io.qless.bridge.scanner.SerialLine;
import io.qless.bridge.scanner.SerialPortIo;
import io.qless.bridge.setup.DeviceName.Whereabouts;

/// The serial port of a scale, found by its name anew each time it is opened. Immutable.
///
/// @param name where it is
/// @param line how it is set
/// @param tree what is plugged in
record ScalePorts(DeviceName name, SerialLine line, DeviceTree tree) implements ScanPort.Opener {

  @Override
  public Opening open() {
    Opening opening =
        switch (name.among(tree.serialPorts())) {
          case Whereabouts.At at -> SerialPortIo.open(at.path(), line);
          case Whereabouts.Nowhere nowhere -> new Opening.Failed(nowhere.why());
        };
    return opening instanceof Opening.Failed(Absent none) ? new Opening.Failed(absent()) : opening;
  }

  @Override
  public Absent absent() {
    return new Absent(name.absent().reason(), "plug in the scale");
  }
}
