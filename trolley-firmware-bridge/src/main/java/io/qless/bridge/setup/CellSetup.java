package io.qless.bridge.setup;

import io.qless.bridge.converter.Hx711Cell;
import io.qless.bridge.converter.IioCell;
import io.qless.bridge.converter.Nau7802Cell;
import io.qless.bridge.converter.StreamedCell;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scale.CalibrationFile;
import io.qless.bridge.scale.LoadCell;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.scale.Sensitivity;
import io.qless.bridge.scale.StabilityFilter;
import io.qless.bridge.scanner.SerialLine;
import java.util.Optional;

/// A load cell behind a converter. Immutable.
///
/// @param place which converter, and where
/// @param sensitivity of the cell, by its plate
public record CellSetup(Place place, Sensitivity sensitivity) implements ScaleSetup {

  /// Which converter, and where it is.
  public sealed interface Place {

    /// A NAU7802.
    ///
    /// @param bus number N of `/dev/i2c-N`, 1 at the header
    record I2c(int bus) implements Place {}

    /// An HX711 on an SPI bus.
    ///
    /// @param bus number N of `/dev/spidevN.M`
    /// @param chipSelect number M of it
    record Spi(int bus, int chipSelect) implements Place {}

    /// One that the kernel drives.
    ///
    /// @param chip what the kernel calls it
    record Kernel(String chip) implements Place {}

    /// A microcontroller on a serial port.
    ///
    /// @param name of the port
    record Port(DeviceName name) implements Place {}

    /// Reads what stands behind a driver's colon.
    ///
    /// @throws IllegalArgumentException saying what would be right
    static Place parse(String driver, String name) {
      return switch (driver) {
        case "nau7802" -> {
          require(
              name.matches("\\d{1,2}"), "nau7802:N is a bus, /dev/i2c-N; 1 at the header", name);
          yield new I2c(Integer.parseInt(name));
        }
        case "hx711" -> {
          require(name.matches("\\d\\.\\d"), "hx711:N.M is a bus, /dev/spidevN.M", name);
          yield new Spi(name.charAt(0) - '0', name.charAt(2) - '0');
        }
        case "iio" -> {
          require(name.matches("hx711|nau7802"), "iio:CHIP is hx711 or nau7802", name);
          yield new Kernel(name);
        }
        default -> new Port(DeviceName.parse(name));
      };
    }

    private static void require(boolean right, String wanted, String name) {
      if (!right) {
        throw new IllegalArgumentException(wanted + ", not '" + name + "'");
      }
    }
  }

  @Override
  public String identity() {
    return this + ", gain 128, " + StabilityFilter.SAMPLES_PER_SECOND + " samples a second";
  }

  @Override
  public Scale scale(String deviceId, DeviceTree tree, CalibrationFile kept) {
    return new Scale(deviceId, cell(tree), kept.read());
  }

  /// The cell, not yet open.
  ///
  /// @param tree what is plugged in
  public LoadCell cell(DeviceTree tree) {
    return switch (place) {
      case Place.I2c(int bus) -> new Nau7802Cell(bus, identity(), sensitivity);
      case Place.Spi(int bus, int chipSelect) ->
          new Hx711Cell(bus, chipSelect, identity(), sensitivity);
      case Place.Kernel(String chip) ->
          new IioCell(
              chip,
              () -> Optional.ofNullable(tree.converters().get(chip)),
              identity(),
              sensitivity);
      case Place.Port(DeviceName name) ->
          new StreamedCell(new ScalePorts(name, SerialLine.USUAL, tree), identity(), sensitivity);
    };
  }

  @Override
  public String toString() {
    String option = sensitivity.equals(Sensitivity.USUAL) ? "" : "/" + sensitivity;
    return switch (place) {
      case Place.I2c(int bus) -> "nau7802" + option + ":" + bus;
      case Place.Spi(int bus, int chipSelect) -> "hx711" + option + ":" + bus + "." + chipSelect;
      case Place.Kernel(String chip) -> "iio" + option + ":" + chip;
      case Place.Port(DeviceName name) -> "cdc" + option + ":" + name;
    };
  }
}
