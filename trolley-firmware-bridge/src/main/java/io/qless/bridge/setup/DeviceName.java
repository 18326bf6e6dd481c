package io.qless.bridge.setup;

import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.linux.Plugged;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How an installer names a device. Immutable.
public sealed interface DeviceName {

  /// By a path, best one that stays the same after a re-plug, such as a link in
  /// `/dev/serial/by-id`.
  record ByPath(Path path) implements DeviceName {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /// By its USB numbers, wherever it is plugged in.
  ///
  /// @param vendor four hexadecimal digits in lower case
  /// @param product four more
  /// @param serial its serial number, `""` if any will do
  record ByUsb(String vendor, String product, String serial) implements DeviceName {
    private static final Pattern FORM =
        Pattern.compile("usb:([0-9a-f]{4}):([0-9a-f]{4})(?::(\\S+))?", Pattern.CASE_INSENSITIVE);

    boolean isNameOf(Plugged device) {
      return vendor.equalsIgnoreCase(device.vendor())
          && product.equalsIgnoreCase(device.product())
          && (serial.isEmpty() || serial.equals(device.serial()));
    }

    @Override
    public String toString() {
      return "usb:" + vendor + ":" + product + (serial.isEmpty() ? "" : ":" + serial);
    }
  }

  /// Where a device is now.
  sealed interface Whereabouts {

    /// Its file, for now.
    record At(Path path) implements Whereabouts {}

    /// It can't be told.
    record Nowhere(DeviceState why) implements Whereabouts {}
  }

  /// Reads a name.
  ///
  /// @throws IllegalArgumentException saying what would be one
  static DeviceName parse(String text) {
    Matcher usb = ByUsb.FORM.matcher(text);
    if (usb.matches()) {
      String serial = usb.group(3);
      return new ByUsb(
          usb.group(1).toLowerCase(Locale.ROOT),
          usb.group(2).toLowerCase(Locale.ROOT),
          serial == null ? "" : serial);
    }
    if (text.isBlank() || text.startsWith("usb:")) {
      throw new IllegalArgumentException(
          "a device is named by a path, or as usb:VENDOR:PRODUCT[:SERIAL] with four hexadecimal"
              + " digits each, not '"
              + text
              + "'; see: trolley-bridge devices");
    }
    return new ByPath(Path.of(text));
  }

  /// The stable name of a device that is plugged in; its path if it is on no USB.
  static DeviceName of(Plugged device) {
    if (device.vendor().isEmpty()) {
      return new ByPath(device.device());
    }
    // A name is one word on a command line.
    String serial = device.serial().matches("\\S+") ? device.serial() : "";
    return new ByUsb(device.vendor(), device.product(), serial);
  }

  /// Finds the device among those that are plugged in.
  ///
  /// @param candidates devices that the driver could read
  default Whereabouts among(List<Plugged> candidates) {
    return switch (this) {
      case ByPath(Path path) -> new Whereabouts.At(path);
      case ByUsb usb -> {
        List<Plugged> found = candidates.stream().filter(usb::isNameOf).toList();
        yield switch (found.size()) {
          case 0 -> new Whereabouts.Nowhere(absent());
          case 1 -> new Whereabouts.At(found.getFirst().device());
          default ->
              new Whereabouts.Nowhere(
                  new Faulty(
                      found.size() + " devices are called " + this,
                      "add the serial number, or name one by its path: trolley-bridge devices"));
        };
      }
    };
  }

  /// It is not plugged in.
  default Absent absent() {
    return switch (this) {
      case ByPath(Path path) ->
          new Absent("nothing is plugged in at " + path, "plug in the scanner of " + path);
      case ByUsb usb ->
          new Absent("nothing is plugged in that is called " + usb, "plug in the scanner");
    };
  }
}
