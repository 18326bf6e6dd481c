package io.qless.bridge.setup;

import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.handshake.HoneywellFrames;
import io.qless.bridge.handshake.NewlandFrames;
import io.qless.bridge.handshake.SsiPackets;
import io.qless.bridge.hidpos.HidPosReports;
import io.qless.bridge.hidpos.HidrawPort;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.linux.Plugged;
import io.qless.bridge.scanner.ScanFraming;
import io.qless.bridge.scanner.ScanJournal;
import io.qless.bridge.scanner.ScanListener;
import io.qless.bridge.scanner.ScanPort;
import io.qless.bridge.scanner.ScanProtocol;
import io.qless.bridge.scanner.ScannerDriver;
import io.qless.bridge.scanner.SerialPortIo;
import io.qless.bridge.setup.DeviceName.Whereabouts;
import io.qless.bridge.wedge.EvdevPort;
import io.qless.bridge.wedge.KeyLayout;
import io.qless.bridge.wedge.WedgeKeys;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which scanner a program has, as its installer says it: `DRIVER[/OPTION]:NAME`, such as
/// `ssi:usb:05e0:1701`, `plain/crlf:/dev/serial/by-id/usb-...` or `wedge/de:usb:1234:5678`. A path
/// alone is a plain scanner. Immutable.
///
/// @param driver what reads it
/// @param ends how it ends a code; of serial drivers without packets
/// @param layout the keyboard that it plays; of the driver `wedge`
/// @param name where it is
public record ScannerSetup(Driver driver, ScanFraming.Ends ends, KeyLayout layout, DeviceName name)
    implements DeviceSetup {

  /// What can read a scanner.
  public enum Driver {
    /// A serial port; codes with an end, and no answers.
    PLAIN,
    /// A serial port; Honeywell's ACK and NAK.
    HONEYWELL,
    /// A serial port; Zebra's packets.
    SSI,
    /// A serial port; Newland's commands.
    NEWLAND,
    /// USB HID POS.
    HIDPOS,
    /// A keyboard.
    WEDGE,
    /// A vendor's JavaPOS service, by a [ScannerAdapter].
    JAVAPOS;

    /// As an installer writes it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern FORM =
      Pattern.compile("(plain|honeywell|ssi|newland|hidpos|wedge|javapos)(?:/([a-z-]+))?:(.+)");

  private static final String FORMS =
      "a scanner is DRIVER:NAME; the driver is plain, honeywell, ssi, newland, hidpos,"
          + " wedge or javapos, the name a path, usb:VENDOR:PRODUCT[:SERIAL], or what jpos.xml calls it";

  /// Reads a setup.
  ///
  /// @throws IllegalArgumentException saying what would be one
  public static ScannerSetup parse(String text) {
    Matcher setup = FORM.matcher(text);
    if (!setup.matches()) {
      if (text.contains("/") && !text.contains(":") && !text.isBlank()) {
        return plain(Path.of(text));
      }
      if (text.startsWith("/")) {
        return plain(Path.of(text)); // by-path links hold colons
      }
      throw new IllegalArgumentException(
          FORMS + ", not '" + text + "'; see what is plugged in: trolley-bridge devices");
    }
    Driver driver = Driver.valueOf(setup.group(1).toUpperCase(Locale.ROOT));
    String option = setup.group(2);
    DeviceName name = DeviceName.parse(setup.group(3));
    if (option == null) {
      return new ScannerSetup(driver, ScanFraming.Ends.ANY, KeyLayout.US, name);
    }
    return switch (driver) {
      case PLAIN, HONEYWELL, NEWLAND -> new ScannerSetup(driver, ends(option), KeyLayout.US, name);
      case WEDGE -> new ScannerSetup(driver, ScanFraming.Ends.ANY, KeyLayout.named(option), name);
      case SSI, HIDPOS, JAVAPOS ->
          throw new IllegalArgumentException(
              "driver " + driver.word() + " has no options, so leave out '/" + option + "'");
    };
  }

  /// A plain scanner at a path.
  public static ScannerSetup plain(Path path) {
    return new ScannerSetup(
        Driver.PLAIN, ScanFraming.Ends.ANY, KeyLayout.US, new DeviceName.ByPath(path));
  }

  private static ScanFraming.Ends ends(String option) {
    return switch (option) {
      case "any" -> ScanFraming.Ends.ANY;
      case "cr" -> ScanFraming.Ends.CR;
      case "lf" -> ScanFraming.Ends.LF;
      case "crlf" -> ScanFraming.Ends.CRLF;
      case "stx-etx" -> ScanFraming.Ends.STX_ETX;
      default ->
          throw new IllegalArgumentException(
              "a code ends with any, cr, lf, crlf or stx-etx, not '" + option + "'");
    };
  }

  /// A driver for this scanner; the caller starts and closes it.
  ///
  /// @param deviceId what the shop calls it
  /// @param tree what is plugged in
  /// @param clock stamps the scans
  /// @param journal keeps each scan before anybody gets it
  /// @param listener called on the driver's thread
  public ScannerDriver driver(
      String deviceId,
      DeviceTree tree,
      InstantSource clock,
      ScanJournal journal,
      ScanListener listener) {
    return switch (driver) {
      case HIDPOS -> {
        var reports = new HidPosReports();
        yield new ScannerDriver(
            deviceId,
            opener(tree, path -> HidrawPort.open(path, tree, reports)),
            reports,
            clock,
            journal,
            listener);
      }
      case WEDGE ->
          new ScannerDriver(
              deviceId,
              opener(tree, EvdevPort::open),
              new WedgeKeys(layout),
              clock,
              journal,
              listener);
      case JAVAPOS -> {
        ScannerAdapter adapter = adapter();
        yield new ScannerDriver(
            deviceId,
            adapter.opener(name.toString()),
            adapter.protocol(),
            clock,
            journal,
            listener);
      }
      case PLAIN, HONEYWELL, SSI, NEWLAND ->
          new ScannerDriver(
              deviceId, opener(tree, SerialPortIo::open), speech(), clock, journal, listener);
    };
  }

  /// Devices that are plugged in and that this driver could read.
  public static List<Plugged> candidates(Driver driver, DeviceTree tree) {
    return switch (driver) {
      case PLAIN, HONEYWELL, SSI, NEWLAND -> tree.serialPorts();
      case WEDGE -> tree.keyboards();
      case HIDPOS ->
          tree.hidDevices().stream()
              .filter(hid -> HidrawPort.fits(tree.reportDescriptor(hid.device())))
              .toList();
      case JAVAPOS -> List.of(); // its service knows
    };
  }

  @Override
  public String toString() {
    String option =
        switch (driver) {
          case PLAIN, HONEYWELL, NEWLAND ->
              ends == ScanFraming.Ends.ANY
                  ? ""
                  : "/" + ends.name().toLowerCase(Locale.ROOT).replace('_', '-');
          case WEDGE -> "/" + layout.name().toLowerCase(Locale.ROOT);
          case SSI, HIDPOS, JAVAPOS -> "";
        };
    return driver.word() + option + ":" + name;
  }

  private static ScannerAdapter adapter() {
    return ServiceLoader.load(ScannerAdapter.class).findFirst().orElseGet(NoAdapter::new);
  }

  private ScanProtocol speech() {
    return switch (driver) {
      case HONEYWELL -> new HoneywellFrames(ends);
      case NEWLAND -> new NewlandFrames(ends);
      case SSI -> new SsiPackets();
      case PLAIN, HIDPOS, WEDGE, JAVAPOS -> new ScanFraming(ends);
    };
  }

  private ScanPort.Opener opener(DeviceTree tree, Function<Path, ScanPort.Opening> opening) {
    return new ScanPort.Opener() {
      @Override
      public ScanPort.Opening open() {
        return switch (name.among(candidates(driver, tree))) {
          case Whereabouts.At(Path path) -> opening.apply(path);
          case Whereabouts.Nowhere nowhere -> new ScanPort.Opening.Failed(nowhere.why());
        };
      }

      @Override
      public Absent absent() {
        return name.absent();
      }
    };
  }
}
