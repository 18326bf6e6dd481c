package io.qless.shop.item;

import java.time.LocalDate;

/// What a readable scan says: which article, and what the label adds about this very unit.
public sealed interface ItemCode {

  /// The article that was scanned.
  ArticleId article();

  /// One pack.
  ///
  /// @param article the number on it
  /// @param unit what the label tells of this unit beyond its article
  record Piece(ArticleId article, UnitMark unit) implements ItemCode {}

  /// Loose goods with the label of a counter scale.
  ///
  /// @param article the goods
  /// @param net weight without packaging, above zero
  record Weighed(ArticleId article, Weight net) implements ItemCode {
    public Weighed {
      if (net.grams() <= 0) {
        throw new IllegalArgumentException("a weight label needs a weight above zero: " + net);
      }
    }
  }

  /// Batch and dates of one unit.
  ///
  /// @param batch batch or lot, GS1 AI 10; empty if the label has none
  /// @param useBy expiry date, GS1 AI 17; [LocalDate#MAX] if the label has none
  record UnitMark(String batch, LocalDate useBy) {

    /// A label that tells the article only.
    public static final UnitMark NONE = new UnitMark("", LocalDate.MAX);
  }
}
