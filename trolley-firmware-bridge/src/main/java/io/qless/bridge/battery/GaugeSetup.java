package io.qless.bridge.battery;

import io.qless.bridge.bus.PiI2c;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What tells how full the battery is, as an installer says it: `linux`, or `max17048[:BUS]`.
public sealed interface GaugeSetup {

  /// What Linux shows.
  ///
  /// @param directory where its power supplies are
  record Linux(Path directory) implements GaugeSetup {}

  /// A chip at the header that Linux does not know of.
  ///
  /// @param bus number N of `/dev/i2c-N`
  record Max17048(int bus) implements GaugeSetup {}

  /// Reads a setup.
  ///
  /// @param directory where Linux shows power supplies
  /// @throws IllegalArgumentException saying what would be one
  static GaugeSetup parse(String text, Path directory) {
    if (text.equals("linux")) {
      return new Linux(directory);
    }
    Matcher chip = Pattern.compile("max17048(?::([0-9]{1,2}))?").matcher(text);
    if (!chip.matches()) {
      throw new IllegalArgumentException(
          "a gauge is linux or max17048[:BUS], such as max17048:1 for /dev/i2c-1; not '"
              + text
              + "'");
    }
    String bus = chip.group(1);
    return new Max17048(bus == null ? PiI2c.HEADER_BUS : Integer.parseInt(bus));
  }

  /// The gauge; the caller closes it.
  default BatteryGauge gauge() {
    return switch (this) {
      case Linux(Path directory) -> new PowerSupplies(directory);
      case Max17048(int bus) -> new Max17048Gauge(() -> PiI2c.open(bus, Max17048Gauge.ADDRESS));
    };
  }
}
