package io.qless.bridge.battery;

import io.qless.bridge.DeviceException;
import io.qless.bridge.bus.I2cIo;
import java.util.ArrayList;
import java.util.List;

/// The chip as its data sheet has it: registers of two bytes, the high one first, and a reset that
/// is told until the host clears it.
final class Max17048 implements I2cIo {

  int vcell = 48_640; // 3.8 V
  int soc = 57 * 256;
  int version = 0x0012;
  int crate;
  int status = 0x0100;
  boolean answers = true;
  final List<String> bus = new ArrayList<>();

  Max17048 open() {
    bus.add("open");
    return this;
  }

  @Override
  public byte[] read(int register, int length) {
    require();
    int word =
        switch (register) {
          case 0x02 -> vcell;
          case 0x04 -> soc;
          case 0x08 -> version;
          case 0x16 -> crate;
          case 0x1A -> status;
          default -> throw new AssertionError("nobody needs register " + register);
        };
    return new byte[] {(byte) (word >> 8), (byte) word};
  }

  @Override
  public void write(int register, byte... bytes) {
    require();
    if (register != 0x1A || bytes.length != 2) {
      throw new AssertionError("nothing else is written: " + register);
    }
    status = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
  }

  @Override
  public void close() {
    bus.add("close");
  }

  private void require() {
    if (!answers) {
      throw new DeviceException("reading chip 0x36: error 121", "check the chip's four wires");
    }
  }
}
