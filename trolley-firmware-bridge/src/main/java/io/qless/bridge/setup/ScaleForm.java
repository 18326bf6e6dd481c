package io.qless.bridge.setup;

import java.util.regex.Pattern;

/// How a scale's line is written. Stateless.
final class ScaleForm {

  static final Pattern FORM =
      Pattern.compile(
          "(nau7802|hx711|iio|cdc|toledo|nci|cas|mt-sics|javapos)(?:/([\\w.-]+))?:(.+)");

  static final String FORMS =
      "a scale is DRIVER[/OPTION]:NAME; the driver is nau7802, hx711, iio or cdc with a cell's plate"
          + " as option (50kg-2mv), or toledo, nci, cas, mt-sics or javapos with the division (5g); the name"
          + " is a bus, a chip, a path, usb:VENDOR:PRODUCT[:SERIAL] or what jpos.xml calls it";

  private static final Pattern DIVISION = Pattern.compile("(1|2|5|10|20|50)g");

  private ScaleForm() {}

  /// Reads a division.
  ///
  /// @throws IllegalArgumentException if no scale counts in it
  static int division(String option) {
    if (!DIVISION.matcher(option).matches()) {
      throw new IllegalArgumentException(
          "a scale's division is 1g, 2g, 5g, 10g, 20g or 50g, not '" + option + "'");
    }
    return Integer.parseInt(option.substring(0, option.length() - 1));
  }
}
