package io.qless.bridge.scale;

/// What a load cell gave for one conversion.
public sealed interface LoadSample {

  /// The same with the load that a calibration makes of it.
  default LoadSample by(Calibration calibration) {
    return this instanceof Conversion(double grams, long atNanos)
        ? new Conversion(calibration.load(grams), atNanos)
        : this;
  }

  /// The same with so much less on it.
  default LoadSample less(double offGrams) {
    return this instanceof Conversion(double grams, long atNanos)
        ? new Conversion(grams - offGrams, atNanos)
        : this;
  }

  /// A conversion.
  ///
  /// @param grams load by the cell's nominal sensitivity, unfiltered; finite
  /// @param atNanos when, on a monotonic clock of the cell's choice
  record Conversion(double grams, long atNanos) implements LoadSample {
    public Conversion {
      if (!Double.isFinite(grams)) {
        throw new IllegalArgumentException("grams is a finite number, not " + grams);
      }
    }
  }

  /// The converter stood at one of its ends (0x7FFFFF or 0x800000): overload, a broken wire, or a
  /// torn word.
  record Saturated() implements LoadSample {}

  /// No conversion came within the limit.
  record Missing() implements LoadSample {}

  /// Something between the cell and us is out of order, as it says itself.
  ///
  /// @param reason what was noticed
  /// @param wayOut the one thing a person should do
  record Broken(String reason, String wayOut) implements LoadSample {}
}
