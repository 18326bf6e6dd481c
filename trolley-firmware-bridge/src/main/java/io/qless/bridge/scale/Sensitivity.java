package io.qless.bridge.scale;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many counts of a 24-bit converter a gram makes, as the cell's plate says it: the calibration
/// finds what is off. Immutable.
///
/// @param countsPerGram more than 0
public record Sensitivity(double countsPerGram) {

  /// One cell of 50 kg and 2 mV/V.
  public static final Sensitivity USUAL = ofPlate(50, 2);

  private static final int CONVERTER_END = 0x7fffff;

  /// At gain 128 a converter's end is half the bridge's supply by 128 (HX711 data sheet p. 4;
  /// NAU7802 data sheet 9.1, its reference being the supply).
  private static final double END_MILLIVOLTS_PER_VOLT = 500.0 / 128;

  private static final Pattern PLATE =
      Pattern.compile("(\\d{1,4}(?:\\.\\d{1,3})?)kg-(\\d{1,2}(?:\\.\\d{1,4})?)mv");
  private static final Pattern COUNTS = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)-per-gram");

  public Sensitivity {
    if (!(countsPerGram > 0) || Double.isInfinite(countsPerGram)) {
      throw new IllegalArgumentException("counts per gram are more than 0, not " + countsPerGram);
    }
  }

  /// By the plate of the cell, or of all cells of a basket together.
  ///
  /// @param capacityKg its greatest load
  /// @param millivoltsPerVolt what it gives then
  public static Sensitivity ofPlate(double capacityKg, double millivoltsPerVolt) {
    return new Sensitivity(
        millivoltsPerVolt / END_MILLIVOLTS_PER_VOLT * CONVERTER_END / (capacityKg * 1_000));
  }

  /// Reads `50kg-2mv` off a plate, or `85.9-per-gram`.
  ///
  /// @throws IllegalArgumentException saying what would be one
  public static Sensitivity parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher plate = PLATE.matcher(lower);
    if (plate.matches()) {
      return ofPlate(Double.parseDouble(plate.group(1)), Double.parseDouble(plate.group(2)));
    }
    Matcher counts = COUNTS.matcher(lower);
    if (counts.matches()) {
      return new Sensitivity(Double.parseDouble(counts.group(1)));
    }
    throw new IllegalArgumentException(
        "a cell's plate is written as 50kg-2mv (greatest load, and what it gives for a volt then),"
            + " or its sensitivity as 85.9-per-gram, not '"
            + text
            + "'");
  }

  /// What a conversion says.
  ///
  /// @param raw a signed word of 24 bits
  public LoadSample sample(int raw, long atNanos) {
    return raw >= CONVERTER_END || raw <= -CONVERTER_END - 1
        ? new LoadSample.Saturated()
        : new LoadSample.Conversion(raw / countsPerGram, atNanos);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f-per-gram", countsPerGram);
  }
}
