package io.qless.bridge.scale;

import java.util.Locale;

/// What was found of a load cell at rest. Immutable.
///
/// @param noiseGrams scatter of single conversions, one standard deviation, without the drift
/// @param driftGramsPerMinute how fast its weight wanders; negative downwards
/// @param driftSigma how well that is known, one standard deviation
/// @param perSecond conversions a second
/// @param torn conversions that no load at rest can give
/// @param missing conversions that did not come within their limit, or were refused
/// @param verdict what to make of it
public record CellReport(
    double noiseGrams,
    double driftGramsPerMinute,
    double driftSigma,
    double perSecond,
    int torn,
    int missing,
    Verdict verdict) {

  /// What to make of a cell.
  public enum Verdict {
    WELL("nothing"),
    SILENT("check the converter's cable and its supply"),
    SLOW("set the converter to 80 conversions a second: pin RATE of an HX711 to its supply"),
    TORN("shorten and shield the cable, keep it away from motors; touch nothing meanwhile"),
    NOISY("check the cell's shield and E+ and E-; take a cell of less capacity"),
    DRIFTING("keep the converter away from warm parts, wait until it is warm, and look again");

    private final String wayOut;

    Verdict(String wayOut) {
      this.wayOut = wayOut;
    }

    /// The one thing a person should do.
    public String wayOut() {
      return wayOut;
    }
  }

  /// In one line.
  public String inWords() {
    return String.format(
        Locale.ROOT,
        "noise %.1f g rms, drift %+.1f g a minute (within %.1f), %.0f conversions a second, %d torn, %d missing",
        noiseGrams,
        driftGramsPerMinute,
        driftSigma,
        perSecond,
        torn,
        missing);
  }
}
