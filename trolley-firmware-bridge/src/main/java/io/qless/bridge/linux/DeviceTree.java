package io.qless.bridge.linux;

import io.qless.bridge.linux.Plugged.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What sysfs tells of the devices that are plugged in. Reads anew each time; any thread. A file
/// that goes away meanwhile is a device that was unplugged, and no failure.
public final class DeviceTree {

  /// This machine's.
  public static final DeviceTree OF_LINUX = new DeviceTree(Path.of("/"));

  /// A report descriptor has at most 4 kB (`HID_MAX_DESCRIPTOR_SIZE`).
  private static final int MAX_DESCRIPTOR = 4096;

  /// Serial ports of which it is likely that something was put there: a PC names 32 that it has
  /// not.
  private static final Pattern SERIAL = Pattern.compile("tty(ACM|USB|AMA)\\d+");

  private static final Pattern HID_ID =
      Pattern.compile("HID_ID=[0-9A-F]{4}:0000([0-9A-F]{4}):0000([0-9A-F]{4})");

  /// USB and Bluetooth (linux/input.h): on other buses the kernel makes the numbers of vendor and
  /// product up, and all keyboards of a kind have the same.
  private static final Set<String> NUMBERED = Set.of("0003", "0005");

  /// The keys 1 to 0 and Enter (linux/input-event-codes.h): what a scanner surely types.
  private static final long DIGITS_AND_ENTER = 0b1111111111L << 2 | 1L << 28;

  private final Path classes;
  private final Path devices;
  private final Path converters;

  /// @param root where `sys` and `dev` are
  public DeviceTree(Path root) {
    classes = root.resolve("sys/class");
    devices = root.resolve("dev");
    converters = root.resolve("sys/bus/iio/devices");
  }

  /// Serial ports with a device behind them.
  public List<Plugged> serialPorts() {
    List<Plugged> found = new ArrayList<>();
    for (Path port : list("tty")) {
      String name = port.getFileName().toString();
      if (SERIAL.matcher(name).matches() && Files.exists(port.resolve("device"))) {
        found.add(
            usb(port)
                .map(usb ->
                    new Plugged(
                        Kind.SERIAL,
                        devices.resolve(name),
                        text(usb.resolve("idVendor")),
                        text(usb.resolve("idProduct")),
                        text(usb.resolve("serial")),
                        text(usb.resolve("product"))))
                .orElseGet(() ->
                    new Plugged(Kind.SERIAL, devices.resolve(name), "", "", "", "serial port")));
      }
    }
    return found;
  }

  /// HID devices, scanners or not.
  public List<Plugged> hidDevices() {
    List<Plugged> found = new ArrayList<>();
    for (Path hid : list("hidraw")) {
      String about = text(hid.resolve("device/uevent"));
      Matcher id = HID_ID.matcher(about);
      boolean known = id.find();
      found.add(
          new Plugged(
              Kind.HIDRAW,
              devices.resolve(hid.getFileName().toString()),
              known ? id.group(1).toLowerCase(Locale.ROOT) : "",
              known ? id.group(2).toLowerCase(Locale.ROOT) : "",
              value(about, "HID_UNIQ="),
              value(about, "HID_NAME=")));
    }
    return found;
  }

  /// Input devices that can type digits and Enter: keyboards, and scanners that play one.
  public List<Plugged> keyboards() {
    List<Plugged> found = new ArrayList<>();
    for (Path event : list("input")) {
      String name = event.getFileName().toString();
      Path device = event.resolve("device");
      if (name.startsWith("event") && types(text(device.resolve("capabilities/key")))) {
        boolean numbered = NUMBERED.contains(text(device.resolve("id/bustype")));
        found.add(
            new Plugged(
                Kind.INPUT,
                devices.resolve("input").resolve(name),
                numbered ? text(device.resolve("id/vendor")) : "",
                numbered ? text(device.resolve("id/product")) : "",
                text(device.resolve("uniq")),
                text(device.resolve("name"))));
      }
    }
    return found;
  }

  /// Whether there is such a file in `/dev`.
  public boolean has(String name) {
    return Files.exists(devices.resolve(name));
  }

  /// Folders of converters that the kernel itself drives, by what it calls them.
  public SortedMap<String, Path> converters() {
    SortedMap<String, Path> found = new TreeMap<>();
    for (Path device : children(converters)) {
      String name = text(device.resolve("name"));
      if (!name.isEmpty()) {
        found.putIfAbsent(name, device);
      }
    }
    return found;
  }

  /// How the reports of a HID device are laid out, empty if it is gone.
  public byte[] reportDescriptor(Path device) {
    byte[] descriptor = descriptor(device);
    try {
      return descriptor.length == 0 ? descriptor(device.toRealPath()) : descriptor;
    } catch (IOException gone) {
      return descriptor;
    }
  }

  private byte[] descriptor(Path device) {
    return bytes(
        classes
            .resolve("hidraw")
            .resolve(device.getFileName().toString())
            .resolve("device/report_descriptor"));
  }

  /// The kernel lists 64 keys a word, the highest word first.
  private static boolean types(String keys) {
    String[] words = keys.split(" ");
    try {
      long lowest = Long.parseUnsignedLong(words[words.length - 1], 16);
      return (lowest & DIGITS_AND_ENTER) == DIGITS_AND_ENTER;
    } catch (NumberFormatException none) {
      return false;
    }
  }

  /// The USB device that a device hangs on: the nearest one above it that has a vendor.
  private static Optional<Path> usb(Path device) {
    try {
      Path above = device.resolve("device").toRealPath();
      while (above != null && !Files.exists(above.resolve("idVendor"))) {
        above = above.getParent();
      }
      return Optional.ofNullable(above);
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private List<Path> list(String kind) {
    return children(classes.resolve(kind));
  }

  private static List<Path> children(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      all.forEach(found::add);
    } catch (IOException noneOfThem) {
      return List.of();
    }
    found.sort(Comparator.comparing(Path::toString));
    return found;
  }

  private static String value(String about, String key) {
    return about
        .lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip())
        .findFirst()
        .orElse("");
  }

  private static String text(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8).strip();
  }

  private static byte[] bytes(Path file) {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_DESCRIPTOR);
    } catch (IOException gone) {
      return new byte[0];
    }
  }
}
