package io.qless.bridge.setup;

import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.sim.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;

/// A machine's `/sys` and `/dev` as far as devices are found by them, below a folder of a test. A
/// device behind one is a pseudo-terminal.
public final class FakeLinux {

  private final Path root;

  public FakeLinux(Path root) {
    this.root = root;
  }

  public DeviceTree tree() {
    return new DeviceTree(root);
  }

  public Path dev(String name) {
    return root.resolve("dev").resolve(name);
  }

  /// A USB serial port such as `ttyACM0`.
  public void plugSerial(String name, String vendor, String product, String serial)
      throws IOException {
    Path usb = Files.createDirectories(root.resolve("sys/devices/usb1/" + name + "-device"));
    Files.writeString(usb.resolve("idVendor"), vendor + "\n");
    Files.writeString(usb.resolve("idProduct"), product + "\n");
    Files.writeString(usb.resolve("product"), "Scanner\n");
    if (!serial.isEmpty()) {
      Files.writeString(usb.resolve("serial"), serial + "\n");
    }
    Path port = Files.createDirectories(root.resolve("sys/class/tty").resolve(name));
    Files.createSymbolicLink(
        port.resolve("device"), Files.createDirectories(usb.resolve("interface0")));
  }

  /// A HID device such as `hidraw0`.
  public void plugHid(String name, String vendor, String product, String serial, String descriptor)
      throws IOException {
    Path device =
        Files.createDirectories(root.resolve("sys/class/hidraw").resolve(name).resolve("device"));
    Files.writeString(
        device.resolve("uevent"),
        "DRIVER=hid-generic\nHID_ID=0003:0000%s:0000%s\nHID_NAME=Shop Scanner\nHID_UNIQ=%s\n"
            .formatted(vendor.toUpperCase(Locale.ROOT), product.toUpperCase(Locale.ROOT), serial));
    Files.write(
        device.resolve("report_descriptor"), HexFormat.of().parseHex(descriptor.replace(" ", "")));
  }

  /// An input device such as `event3`.
  ///
  /// @param keys what it can type, as the kernel prints it
  public void plugInput(String name, String vendor, String product, String keys)
      throws IOException {
    Path device =
        Files.createDirectories(root.resolve("sys/class/input").resolve(name).resolve("device"));
    Files.createDirectories(device.resolve("id"));
    Files.createDirectories(device.resolve("capabilities"));
    Files.writeString(device.resolve("id/bustype"), "0003\n");
    Files.writeString(device.resolve("id/vendor"), vendor + "\n");
    Files.writeString(device.resolve("id/product"), product + "\n");
    Files.writeString(device.resolve("name"), "Keyboard Scanner\n");
    Files.writeString(device.resolve("uniq"), "\n");
    Files.writeString(device.resolve("capabilities/key"), keys + "\n");
  }

  /// Takes it out of sysfs.
  public void unplug(String kind, String name) throws IOException {
    Path gone = root.resolve("sys/class").resolve(kind).resolve(name);
    Files.move(gone, root.resolve("unplugged-" + name + "-" + System.nanoTime()));
  }

  /// Puts a terminal behind a device's name.
  public void behind(String name, PseudoTerminal far) throws IOException {
    Files.createDirectories(dev(name).getParent());
    far.linkAs(dev(name));
  }
}
