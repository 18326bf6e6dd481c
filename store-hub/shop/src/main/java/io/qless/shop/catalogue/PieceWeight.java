package io.qless.shop.catalogue;

/// What one piece was seen to weigh in this store's trolleys; stands in for the catalogue's weight
/// where a basket is watched, and nowhere else.
///
/// @param grams with packaging, more than 0
/// @param variance square of the spread, in square grams
public record PieceWeight(long grams, long variance) {

  /// Weights that lie so near are the same pack: the scale of a goods inwards desk shows 5 g steps.
  private static final long SAME_GRAMS = 5;

  /// Or within a fiftieth, what packed goods vary by anyhow.
  private static final long SAME_SHARE = 50;

  public PieceWeight {
    if (grams <= 0 || variance < 0) {
      throw new IllegalArgumentException("no weight: " + grams + " g, variance " + variance);
    }
  }

  /// Whether a catalogue that names this weight means another pack than the one that was weighed.
  public boolean contradicts(long catalogueGrams) {
    return Math.abs(catalogueGrams - grams) > Math.max(SAME_GRAMS, grams / SAME_SHARE);
  }
}
