package io.qless.kiosk.trip;

/// How much of an article a line holds.
public sealed interface Measure {
  /// Counted pieces.
  ///
  /// @param count 1 or more
  record Pieces(int count) implements Measure {
    public Pieces {
      if (count < 1) {
        throw new IllegalArgumentException("pieces: " + count);
      }
    }
  }

  /// Loose goods by weight; the unit price is then per kilogram.
  ///
  /// @param netGrams more than 0
  record Weighed(long netGrams) implements Measure {
    public Weighed {
      if (netGrams < 1) {
        throw new IllegalArgumentException("net grams: " + netGrams);
      }
    }
  }
}
