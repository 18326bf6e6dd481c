package io.qless.bridge.setup;

import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scale.CalibrationFile;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.scale.Sensitivity;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;

/// Which scale a program has, as its installer says it: `DRIVER[/OPTION]:NAME`, such as
/// `nau7802/50kg-2mv:1`, `cdc:usb:2e8a:000a` or `mt-sics/10g:/dev/serial/by-id/usb-...`. Immutable.
public sealed interface ScaleSetup extends DeviceSetup permits CellSetup, InstrumentSetup {

  /// Reads a setup.
  ///
  /// @throws IllegalArgumentException saying what would be one
  static ScaleSetup parse(String text) {
    Matcher setup = ScaleForm.FORM.matcher(text);
    if (!setup.matches()) {
      throw new IllegalArgumentException(
          ScaleForm.FORMS + ", not '" + text + "'; see what is plugged in: trolley-bridge devices");
    }
    String driver = setup.group(1);
    String option = setup.group(2) == null ? "" : setup.group(2);
    String name = setup.group(3);
    return switch (driver) {
      case "nau7802", "hx711", "iio", "cdc" ->
          new CellSetup(
              CellSetup.Place.parse(driver, name),
              option.isEmpty() ? Sensitivity.USUAL : Sensitivity.parse(option));
      default ->
          new InstrumentSetup(
              InstrumentSetup.Speech.valueOf(driver.toUpperCase(Locale.ROOT).replace('-', '_')),
              option.isEmpty() ? InstrumentSetup.DIVISION_GRAMS : ScaleForm.division(option),
              DeviceName.parse(name));
    };
  }

  /// Whether a line names a scale rather than another device.
  static boolean isOne(String text) {
    return ScaleForm.FORM.matcher(text).matches();
  }

  /// Whether its calibration is kept here: an instrument keeps its own.
  default boolean calibratesHere() {
    return this instanceof CellSetup;
  }

  /// The file that keeps its calibration; what is in it counts for this setup alone.
  default CalibrationFile calibrationFile(Path file) {
    return new CalibrationFile(file, identity());
  }

  /// What a calibration is bound to.
  String identity();

  /// The scale; the caller starts and closes it.
  ///
  /// @param deviceId what the shop calls it
  /// @param tree what is plugged in
  /// @param kept by which it weighs, if its calibration is kept here
  Scale scale(String deviceId, DeviceTree tree, CalibrationFile kept);
}
