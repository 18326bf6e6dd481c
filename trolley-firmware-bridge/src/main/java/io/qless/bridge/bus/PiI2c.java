package io.qless.bridge.bus;

import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import io.qless.bridge.DeviceException;
import java.util.Locale;

/// One chip on an I2C bus of a Raspberry Pi, through the kernel. Used by one thread; lives from
/// opening to closing, and the chip may be opened again.
public final class PiI2c implements I2cIo {

  /// The bus on pins 3 and 5 of the header.
  public static final int HEADER_BUS = 1;

  /// Addresses below and above are reserved (I2C specification, UM10204, 3.1.12).
  private static final int LOWEST_ADDRESS = 0x08;

  private static final int HIGHEST_ADDRESS = 0x77;

  private final Context pi;
  private final I2C chip;
  private final String name;
  private final String wayOut;
  private boolean open = true;

  private PiI2c(Context pi, I2C chip, String name, String wayOut) {
    this.pi = pi;
    this.chip = chip;
    this.name = name;
    this.wayOut = wayOut;
  }

  /// Opens the bus for a chip; whether the chip answers shows with the first transfer.
  ///
  /// @param bus number N of `/dev/i2c-N`
  /// @param address of seven bits
  /// @throws DeviceException if there is no such bus, off a Raspberry Pi for example
  /// @throws IllegalArgumentException if no chip can have this address
  public static PiI2c open(int bus, int address) {
    return open(PiContext.shared(), bus, address);
  }

  static PiI2c open(Context pi, int bus, int address) {
    if (address < LOWEST_ADDRESS || address > HIGHEST_ADDRESS) {
      throw new IllegalArgumentException("no address of a chip: " + address);
    }
    String name = String.format(Locale.ROOT, "chip 0x%02x at /dev/i2c-%d", address, bus);
    String missing =
        "check that this is a Raspberry Pi, switch I2C on (raspi-config), and add the user to group"
            + " i2c";
    I2C chip =
        PiContext.trying(
            "opening " + name,
            missing,
            () ->
                pi.create(
                    I2C.newConfigBuilder(pi)
                        .id("i2c-" + bus + "-" + address)
                        .bus(bus)
                        .device(address)
                        .build()));
    return new PiI2c(pi, chip, name, "check the chip's four wires: i2cdetect -y " + bus);
  }

  @Override
  public byte[] read(int register, int length) {
    byte[] bytes = new byte[length];
    int got =
        PiContext.trying(
            "reading " + name, wayOut, () -> chip.readRegister(register, bytes, 0, length));
    if (got != length) {
      throw new DeviceException(
          "reading " + name + ": " + got + " of " + length + " bytes came", wayOut);
    }
    return bytes;
  }

  @Override
  public void write(int register, byte... bytes) {
    int done =
        PiContext.trying(
            "writing to " + name,
            wayOut,
            () -> chip.writeRegister(register, bytes, 0, bytes.length));
    if (done < 0) {
      throw new DeviceException("writing to " + name + ": it does not answer", wayOut);
    }
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      PiContext.trying("closing " + name, wayOut, () -> pi.shutdown(chip.id()));
    }
  }
}
