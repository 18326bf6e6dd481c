package io.qless.bridge.setup;

import io.qless.bridge.hidpos.HidrawPort;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.linux.Plugged;
import io.qless.bridge.scanner.ScanFraming;
import io.qless.bridge.setup.ScannerSetup.Driver;
import io.qless.bridge.wedge.KeyLayout;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A device that is plugged in, what could read it, and whether this user may. Immutable.
///
/// @param device what is plugged in
/// @param setups what an installer may write for it, the likeliest first; empty if it is no scanner
/// @param wayOut what stands in the way and what to do about it, `""` if nothing does
public record Fitting(Plugged device, List<ScannerSetup> setups, String wayOut) {

  /// Makers whose scanners speak more than plain frames, by their USB numbers.
  private static final Map<String, Driver> MAKERS =
      Map.of("0c2e", Driver.HONEYWELL, "05e0", Driver.SSI, "1eab", Driver.NEWLAND);

  public Fitting {
    setups = List.copyOf(setups);
  }

  /// All that is plugged in and might be a scanner, and HID devices that are none.
  public static List<Fitting> all(DeviceTree tree) {
    List<Fitting> all = new ArrayList<>();
    for (Plugged port : tree.serialPorts()) {
      Driver maker = MAKERS.getOrDefault(port.vendor(), Driver.PLAIN);
      all.add(
          maker == Driver.PLAIN ? fitting(port, Driver.PLAIN) : fitting(port, Driver.PLAIN, maker));
    }
    for (Plugged hid : tree.hidDevices()) {
      if (HidrawPort.fits(tree.reportDescriptor(hid.device()))) {
        all.add(fitting(hid, Driver.HIDPOS));
      }
    }
    for (Plugged keyboard : tree.keyboards()) {
      all.add(fitting(keyboard, Driver.WEDGE));
    }
    return all;
  }

  /// Whether it can be used as it stands.
  public boolean isUsable() {
    return wayOut.isEmpty();
  }

  private static Fitting fitting(Plugged device, Driver... drivers) {
    List<ScannerSetup> setups = new ArrayList<>();
    for (Driver driver : drivers) {
      setups.add(
          new ScannerSetup(driver, ScanFraming.Ends.ANY, KeyLayout.US, DeviceName.of(device)));
    }
    return new Fitting(device, setups, wayOut(device));
  }

  private static String wayOut(Plugged device) {
    if (!Files.exists(device.device())) {
      return device.device() + " is not there: is udev running?";
    }
    boolean mayUse =
        Files.isReadable(device.device())
            && (device.kind() != Plugged.Kind.SERIAL || Files.isWritable(device.device()));
    if (mayUse) {
      return "";
    }
    return switch (device.kind()) {
      case SERIAL -> "no right to open it: add the user to group dialout and log in again";
      case HIDRAW ->
          "no right to open it: install deploy/udev/70-qless-scanners.rules, add the user to group"
              + " input, and plug it in again";
      case INPUT -> "no right to open it: add the user to group input and log in again";
    };
  }
}
