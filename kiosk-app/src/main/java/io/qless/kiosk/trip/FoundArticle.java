package io.qless.kiosk.trip;

import org.jspecify.annotations.Nullable;

/// An article that somebody looked for, as the screens show it.
///
/// @param id the article's id in the shop, given back by a finger's action
/// @param unitPaise price of one piece, or of a kilogram where [Taking#byWeight] says so
/// @param offer what makes it cheaper just now; null when nothing does
/// @param pictureKey as in [BasketView.Line]
/// @param taking how it comes into the trolley
public record FoundArticle(
    String id,
    Words name,
    long unitPaise,
    @Nullable Words offer,
    String pictureKey,
    Taking taking) {
  /// How goods come into the trolley.
  public enum Taking {
    /// A pack has a barcode: it is scanned, so that its batch and date are looked at, too.
    SCAN,
    /// Sold by the piece without a barcode: a tap is enough.
    TAP,
    /// Loose goods: the counter scale prints a label to scan.
    LABEL,
    /// Loose goods: this trolley's scale may weigh them.
    WEIGH;

    /// Whether the price is that of a kilogram.
    public boolean byWeight() {
      return this == LABEL || this == WEIGH;
    }
  }
}
