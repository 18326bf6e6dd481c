package io.qless.kiosk;

import io.qless.bridge.battery.GaugeSetup;
import io.qless.bridge.battery.PowerSupplies;
import io.qless.bridge.panel.PanelSetup;
import io.qless.bridge.setup.ScaleSetup;
import io.qless.bridge.setup.ScannerSetup;
import io.qless.contract.tls.Trust;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How one trolley is set up, read once at start.
///
/// @param dataDirectory where journal, catalogue and pictures are kept
/// @param credentials file that `qless trolley enrol` wrote
/// @param devices real ones or simulated ones
/// @param scanner which scanner it has, and where
/// @param scale which scale it has, and where; null for the simulated one, or none with real
///   devices
/// @param scannerSimulated whether the kiosk itself plays the scanner, at that path
/// @param desk socket for the simulated devices' desk; used with simulated devices only
/// @param width width of the window in pixels
/// @param height height of the window in pixels
/// @param fullScreen whether the window fills the screen
/// @param ownBagGrams heaviest bag of a shopper's own that is taken on trust before the first scan
/// @param verifiedScaleGrams verification interval e of a scale that Legal Metrology has verified
///   for trade: loose goods are weighed in the basket; 0 for any other scale
/// @param trust whose certificates the hub may show
/// @param headless whether it runs without a window, and without JavaFX
/// @param gauge what tells how full the battery is
/// @param panel whether it has a lamp, a buzzer and a help button, and where
/// @param deskPanel whether a second window plays the simulated devices
public record KioskConfig(
    Path dataDirectory,
    Path credentials,
    Devices devices,
    ScannerSetup scanner,
    @Nullable ScaleSetup scale,
    boolean scannerSimulated,
    Path desk,
    int width,
    int height,
    boolean fullScreen,
    long ownBagGrams,
    long verifiedScaleGrams,
    Trust trust,
    boolean headless,
    GaugeSetup gauge,
    PanelSetup panel,
    boolean deskPanel) {

  /// Which devices the trolley uses.
  public enum Devices {
    REAL,
    SIMULATED
  }

  /// A rucksack with a bottle and an umbrella in it, unless the store says otherwise.
  public static final long OWN_BAG_GRAMS = 1_500;

  private static final Set<String> KEYS =
      Set.of(
          "data-directory",
          "credentials",
          "devices",
          "scanner",
          "scanner-port",
          "scale",
          "desk",
          "size",
          "full-screen",
          "own-bag-grams",
          "verified-scale-grams",
          "power-supplies",
          "gauge",
          "panel",
          "desk-panel",
          "ca",
          "headless");

  /// Reads `--key=value` arguments.
  ///
  /// @throws IllegalArgumentException naming what is wrong and what would be right
  public static KioskConfig parse(List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--")
          || equals < 0
          || !KEYS.contains(argument.substring(2, equals))) {
        throw new IllegalArgumentException(
            "not understood: "
                + argument
                + "; use --key=value with "
                + KEYS.stream().sorted().toList());
      }
      given.put(argument.substring(2, equals), argument.substring(equals + 1));
    }
    return of(given, Path.of(given.getOrDefault("data-directory", "kiosk-data")));
  }

  /// The battery of whoever plays a trolley on a laptop is not the trolley's.
  private static Path powerSupplies(Map<String, String> given, Devices devices, Path data) {
    Path usual =
        devices == Devices.SIMULATED ? data.resolve("power-supplies") : PowerSupplies.OF_LINUX;
    return Path.of(given.getOrDefault("power-supplies", usual.toString()));
  }

  private static ScannerSetup scanner(Map<String, String> given, Path usual) {
    if (given.containsKey("scanner") && given.containsKey("scanner-port")) {
      throw new IllegalArgumentException(
          "scanner says all that scanner-port does: leave scanner-port out");
    }
    return given.containsKey("scanner")
        ? ScannerSetup.parse(given.get("scanner"))
        : ScannerSetup.plain(Path.of(given.getOrDefault("scanner-port", usual.toString())));
  }

  private static KioskConfig of(Map<String, String> given, Path data) {
    String size = given.getOrDefault("size", "1280x800");
    if (!size.matches("[0-9]{3,4}x[0-9]{3,4}")) {
      throw new IllegalArgumentException(
          "size is WIDTHxHEIGHT in pixels, such as 1280x800: " + size);
    }
    Devices devices =
        switch (given.getOrDefault("devices", "real")) {
          case "real" -> Devices.REAL;
          case "sim" -> Devices.SIMULATED;
          default ->
              throw new IllegalArgumentException("devices is real or sim: " + given.get("devices"));
        };
    boolean named = given.containsKey("scanner") || given.containsKey("scanner-port");
    boolean ownPort = devices == Devices.SIMULATED && !named;
    String ownBag = given.getOrDefault("own-bag-grams", String.valueOf(OWN_BAG_GRAMS));
    if (!ownBag.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("own-bag-grams is a weight in grams: " + ownBag);
    }
    String verified = given.getOrDefault("verified-scale-grams", "0");
    if (!verified.matches("0|5|10|20|50")) {
      throw new IllegalArgumentException(
          "verified-scale-grams is the verification interval e on the scale's plate, 5, 10, 20 or 50 g,"
              + " or 0 for a scale that is not verified for trade: "
              + verified);
    }
    return new KioskConfig(
        data,
        Path.of(given.getOrDefault("credentials", data.resolve("trolley.json").toString())),
        devices,
        scanner(given, ownPort ? data.resolve("scanner") : Path.of("/dev/ttyACM0")),
        given.containsKey("scale") ? ScaleSetup.parse(given.get("scale")) : null,
        ownPort,
        Path.of(given.getOrDefault("desk", data.resolve("desk.socket").toString())),
        Integer.parseInt(size.substring(0, size.indexOf('x'))),
        Integer.parseInt(size.substring(size.indexOf('x') + 1)),
        Boolean.parseBoolean(given.getOrDefault("full-screen", "false")),
        Long.parseLong(ownBag),
        Long.parseLong(verified),
        Trust.of(given.getOrDefault("ca", "")),
        isTrue(given, "headless"),
        GaugeSetup.parse(given.getOrDefault("gauge", "linux"), powerSupplies(given, devices, data)),
        PanelSetup.parse(
            given.getOrDefault("panel", devices == Devices.SIMULATED ? "sim" : "none")),
        deskPanel(given, devices));
  }

  private static boolean deskPanel(Map<String, String> given, Devices devices) {
    boolean wanted = isTrue(given, "desk-panel");
    if (wanted && (devices == Devices.REAL || isTrue(given, "headless"))) {
      throw new IllegalArgumentException(
          "desk-panel is a window that plays devices: it wants devices=sim, and headless=false");
    }
    return wanted;
  }

  private static boolean isTrue(Map<String, String> given, String key) {
    return switch (given.getOrDefault(key, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(key + " is true or false: " + given.get(key));
    };
  }
}
