package io.qless.bridge.bus;

import com.pi4j.context.Context;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiMode;
import io.qless.bridge.DeviceException;

/// One device on an SPI bus of a Raspberry Pi, through the kernel. Used by one thread; lives from
/// opening to closing, and the device may be opened again.
public final class PiSpi implements SpiIo {

  private final Context pi;
  private final Spi device;
  private final String name;
  private final String wayOut;
  private boolean open = true;

  private PiSpi(Context pi, Spi device, String name, String wayOut) {
    this.pi = pi;
    this.device = device;
    this.name = name;
    this.wayOut = wayOut;
  }

  /// Opens a device in mode 0.
  ///
  /// @param bus number N of `/dev/spidevN.M`
  /// @param chipSelect number M of it
  /// @param hertz of its clock
  /// @throws DeviceException if there is no such bus, off a Raspberry Pi for example
  public static PiSpi open(int bus, int chipSelect, int hertz) {
    return open(PiContext.shared(), bus, chipSelect, hertz);
  }

  static PiSpi open(Context pi, int bus, int chipSelect, int hertz) {
    String name = "/dev/spidev" + bus + "." + chipSelect;
    String wayOut =
        "check that this is a Raspberry Pi, switch SPI on (raspi-config), and add the user to group"
            + " spi";
    Spi device =
        PiContext.trying(
            "opening " + name,
            wayOut,
            () ->
                pi.create(
                    Spi.newConfigBuilder(pi)
                        .id("spi-" + bus + "-" + chipSelect)
                        .bus(bus)
                        .address(chipSelect)
                        .mode(SpiMode.MODE_0)
                        .baud(hertz)
                        .build()));
    return new PiSpi(pi, device, name, wayOut);
  }

  @Override
  public byte[] transfer(byte... out) {
    byte[] in = new byte[out.length];
    int count =
        PiContext.trying(
            "a transfer with " + name, wayOut, () -> device.transfer(out, 0, in, 0, out.length));
    if (count < 0) {
      throw new DeviceException("a transfer with " + name + ": refused", wayOut);
    }
    return in;
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      PiContext.trying("closing " + name, wayOut, () -> pi.shutdown(device.id()));
    }
  }
}
