package io.qless.bridge.scale;

/// What a scale can say about its load.
public sealed interface ScaleReading {

  /// The load rests.
  ///
  /// @param grams gross load by the cell's calibration, rounded to whole grams; negative below its
  ///   zero
  /// @param sigmaGrams scatter (one standard deviation) of the smoothed signal it was taken from,
  ///   rounding included; more than 0
  record Settled(long grams, double sigmaGrams) implements ScaleReading {
    public Settled {
      if (!(sigmaGrams > 0) || Double.isInfinite(sigmaGrams)) {
        throw new IllegalArgumentException("sigma is a number above 0 g, not " + sigmaGrams);
      }
    }
  }

  /// The load changes, or the trolley rolls: nothing can be said.
  record Moving() implements ScaleReading {}

  /// The scale itself is out of order.
  ///
  /// @param reason what was noticed
  /// @param wayOut the one thing a person should do
  record Fault(String reason, String wayOut) implements ScaleReading {
    public Fault {
      if (reason.isBlank() || wayOut.isBlank()) {
        throw new IllegalArgumentException("a fault has a reason and a way out");
      }
    }
  }
}
