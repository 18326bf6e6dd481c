package io.qless.shop.item;

import io.qless.shop.money.Money;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// What a readable scan says: which article, and what the label adds about this very unit.
public sealed interface ItemCode {

  /// The article that was scanned.
  ArticleId article();

  /// What the label tells of this unit beyond its article and measure.
  UnitMark unit();

  /// One pack.
  ///
  /// @param article the number on it
  record Piece(ArticleId article, UnitMark unit) implements ItemCode {}

  /// Loose goods whose label tells the weight.
  ///
  /// @param article the goods
  /// @param net weight without packaging, above zero
  record Weighed(ArticleId article, Weight net, UnitMark unit) implements ItemCode {
    public Weighed {
      if (net.grams() <= 0) {
        throw new IllegalArgumentException("a weight label needs a weight above zero: " + net);
      }
    }

    /// A label that tells the weight only.
    public Weighed(ArticleId article, Weight net) {
      this(article, net, UnitMark.NONE);
    }
  }

  /// Loose goods whose label tells what they cost; that is what is charged.
  ///
  /// @param article the goods
  /// @param price price on the label, above zero and at most [#MAX_PAISE]
  /// @param net weight without packaging, zero if the label tells none
  record Priced(ArticleId article, Money price, Weight net, UnitMark unit) implements ItemCode {

    /// No label costs more than 9,999,999.99, so that no sum of a cart overflows.
    public static final long MAX_PAISE = 999_999_999;

    public Priced {
      if (price.minor() <= 0 || price.minor() > MAX_PAISE || net.grams() < 0) {
        throw new IllegalArgumentException(
            "a price label needs a price above zero: " + price + ", " + net);
      }
    }
  }

  /// Batch, serial number and dates of one unit.
  ///
  /// @param batch batch or lot, GS1 AI 10; empty if the label has none
  /// @param useBy last day of safe use, GS1 AI 17; [LocalDate#MAX] if the label has none
  /// @param serial serial number, GS1 AI 21; empty if the label has none
  /// @param bestBefore last day of best quality, GS1 AI 15; [LocalDate#MAX] if the label has none
  /// @param expires last minute of safe use, GS1 AI 7003; [LocalDateTime#MAX] if the label has none
  record UnitMark(
      String batch, LocalDate useBy, String serial, LocalDate bestBefore, LocalDateTime expires) {

    /// A label that tells the article only.
    public static final UnitMark NONE =
        new UnitMark("", LocalDate.MAX, "", LocalDate.MAX, LocalDateTime.MAX);

    /// A label with batch and use-by date only.
    public UnitMark(String batch, LocalDate useBy) {
      this(batch, useBy, "", LocalDate.MAX, LocalDateTime.MAX);
    }
  }
}
