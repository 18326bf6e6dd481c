package io.qless.kiosk.trip;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lies in the trolley, as the shopping screen shows it.
///
/// @param lines in the order of first scan
/// @param lastLineId the line of the article scanned last, which the big card shows; null when
///   there is none
/// @param wishes what phones asked for and nobody has scanned yet
/// @param totalPaise what would be paid now, offers and coupons already taken off
/// @param savedPaise what offers and coupons took off so far
public record BasketView(
    List<Line> lines,
    @Nullable String lastLineId,
    List<Wish> wishes,
    long totalPaise,
    long savedPaise) {
  /// An untouched trolley.
  public static final BasketView EMPTY = new BasketView(List.of(), null, List.of(), 0, 0);

  public BasketView {
    lines = List.copyOf(lines);
    wishes = List.copyOf(wishes);
  }

  /// Pieces and weighed bags together, the number a shopper would count.
  public int itemCount() {
    return lines.stream()
        .filter(line -> !line.isSlip())
        .mapToInt(line -> line.measure() instanceof Measure.Pieces p ? p.count() : 1)
        .sum();
  }

  /// The line of the last article, or null.
  public @Nullable Line lastLine() {
    return lines.stream().filter(line -> line.id().equals(lastLineId)).findFirst().orElse(null);
  }

  /// One line of the cart, priced.
  ///
  /// @param id the line's id in the session, given back by a finger's action
  /// @param unitPaise price per piece, or per kilogram for [Measure.Weighed]
  /// @param extendedPaise unit price times measure, before discounts
  /// @param discountPaise what offers take off this line, 0 or more
  /// @param discountWhy why it costs less than the shelf says: a near date, offers; null when it
  ///   does not
  /// @param addedBy name of who put it in; empty for the trolley's own scanner
  /// @param pictureKey key for the picture source, or the name of a built-in pictogram (`dairy`,
  ///   `fruit`, ...)
  /// @param unconfirmed true until the hub has agreed
  /// @param hint a little more that would save something; null when there is nothing to say
  /// @param depositPaise the part of `extendedPaise` that comes back with the empties
  public record Line(
      String id,
      Words name,
      Measure measure,
      long unitPaise,
      long extendedPaise,
      long discountPaise,
      @Nullable Words discountWhy,
      String addedBy,
      String pictureKey,
      boolean unconfirmed,
      @Nullable Hint hint,
      long depositPaise) {
    /// A line with nothing to say about more of it.
    public Line(
        String id,
        Words name,
        Measure measure,
        long unitPaise,
        long extendedPaise,
        long discountPaise,
        @Nullable Words discountWhy,
        String addedBy,
        String pictureKey,
        boolean unconfirmed) {
      this(
          id,
          name,
          measure,
          unitPaise,
          extendedPaise,
          discountPaise,
          discountWhy,
          addedBy,
          pictureKey,
          unconfirmed,
          null,
          0);
    }

    public Line {
      if (discountPaise < 0) {
        throw new IllegalArgumentException("discount paise: " + discountPaise);
      }
    }

    /// Whether it stands for empties that came back: no goods, and never more than one of it.
    public boolean isSlip() {
      return id.startsWith("slip:");
    }

    /// Whether there is no number of it to change: a weighed bag, or a slip.
    public boolean isSingle() {
      return isSlip() || measure instanceof Measure.Weighed;
    }

    /// How many pieces; a weighed bag counts as one.
    public int pieces() {
      return measure instanceof Measure.Pieces some ? some.count() : 1;
    }

    /// What this line adds to the total.
    public long netPaise() {
      return extendedPaise - discountPaise;
    }
  }

  /// A little more that would save something.
  ///
  /// @param pieces how many more of this or its like; 0 where any goods in scope will do
  /// @param missingPaise what goods have to come to on top; 0 where pieces count
  /// @param savesPaise what would be saved then
  /// @param free whether those pieces would cost nothing
  /// @param offer the offer's title
  public record Hint(int pieces, long missingPaise, long savesPaise, boolean free, Words offer) {}

  /// A wish from a phone: becomes a line when it is scanned at the trolley.
  ///
  /// @param pricePaise the price now, for the measure wished
  public record Wish(
      String id,
      Words name,
      Measure measure,
      long pricePaise,
      String wishedBy,
      String pictureKey) {}
}
