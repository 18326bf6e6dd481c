package io.qless.bridge.setup;

import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.linux.Plugged;
import io.qless.bridge.scale.Sensitivity;
import io.qless.bridge.setup.CellSetup.Place;
import java.util.ArrayList;
import java.util.List;

/// What an installer may write for the scales that could be here. A scale tells nobody what it is:
/// a serial port may be one. Stateless.
public final class FoundScales {

  /// Converters that the kernel drives and this program reads.
  private static final List<String> CHIPS = List.of("hx711", "nau7802");

  /// Raspberry Pi's USB number: a Pico is likelier a scale's microcontroller than a scanner.
  private static final String PICO_MAKER = "2e8a";

  private static final int HEADER_BUS = 1;

  private FoundScales() {}

  /// Converters that the kernel drives.
  public static List<ScaleSetup> inKernel(DeviceTree tree) {
    List<ScaleSetup> found = new ArrayList<>();
    for (String chip : tree.converters().keySet()) {
      if (CHIPS.contains(chip)) {
        found.add(new CellSetup(new Place.Kernel(chip), Sensitivity.USUAL));
      }
    }
    return found;
  }

  /// Converters that may hang on the header's buses; whether they do shows when they are asked.
  public static List<ScaleSetup> onHeader(DeviceTree tree) {
    List<ScaleSetup> found = new ArrayList<>();
    if (tree.has("i2c-" + HEADER_BUS)) {
      found.add(new CellSetup(new Place.I2c(HEADER_BUS), Sensitivity.USUAL));
    }
    if (tree.has("spidev0.0")) {
      found.add(new CellSetup(new Place.Spi(0, 0), Sensitivity.USUAL));
    }
    return found;
  }

  /// What a serial port may be, the likeliest first.
  public static List<ScaleSetup> at(Plugged port) {
    DeviceName name = DeviceName.of(port);
    if (port.vendor().equals(PICO_MAKER)) {
      return List.of(new CellSetup(new Place.Port(name), Sensitivity.USUAL));
    }
    List<ScaleSetup> found = new ArrayList<>();
    for (InstrumentSetup.Speech speech : InstrumentSetup.Speech.values()) {
      found.add(new InstrumentSetup(speech, InstrumentSetup.DIVISION_GRAMS, name));
    }
    return found;
  }
}
