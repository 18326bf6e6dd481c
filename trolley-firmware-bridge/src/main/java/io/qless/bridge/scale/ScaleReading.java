package io.qless.bridge.scale;

import org.jspecify.annotations.Nullable;

/// What a scale can say about its load.
public sealed interface ScaleReading {

  /// A resting load is reported again once its reading has crept this far.
  long CREEP_GRAMS = 5;

  /// A scatter that is worth a second look; a parked trolley's is half a gram.
  double ROUGH_SIGMA_GRAMS = 1;

  /// Whether it says more than what was reported last: another kind, another fault, a load that
  /// crept by [#CREEP_GRAMS], or the same load with half of a scatter of more than
  /// [#ROUGH_SIGMA_GRAMS], as when goods have rung down.
  ///
  /// @param before null at the beginning
  default boolean isNewsAfter(@Nullable ScaleReading before) {
    return switch (this) {
      case Moving() -> !(before instanceof Moving);
      case Fault fault -> !fault.equals(before);
      case Settled now ->
          !(before instanceof Settled told)
              || Math.abs(now.grams() - told.grams()) >= CREEP_GRAMS
              || (told.sigmaGrams() > ROUGH_SIGMA_GRAMS
                  && now.sigmaGrams() <= told.sigmaGrams() / 2);
    };
  }

  /// The load rests.
  ///
  /// @param grams gross load by the scale's calibration, rounded to whole grams; negative below its
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
