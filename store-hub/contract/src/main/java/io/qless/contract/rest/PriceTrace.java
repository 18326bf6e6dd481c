package io.qless.contract.rest;

import java.util.List;

/// How each paisa of a trip's bill came about, for whoever checks it.
///
/// @param frozen whether it is the bill that was or will be paid; otherwise what it would be now
/// @param rulesStand whether the store's offers still give this very bill; if not, the steps have
///   no `how`
/// @param lines in the order of the bill, deposits among them
/// @param returned slips for empties that were handed in
/// @param taxes the GST inside the goods
/// @param goodsPaise sum of the lines before discounts
/// @param savedPaise sum of all steps
/// @param totalPaise what is to be paid
public record PriceTrace(
    boolean frozen,
    boolean rulesStand,
    List<Line> lines,
    List<Slip> returned,
    List<Tax> taxes,
    long goodsPaise,
    long savedPaise,
    long totalPaise) {

  /// Of a hub that does not tell.
  public static final PriceTrace NONE =
      new PriceTrace(false, false, List.of(), List.of(), List.of(), 0, 0, 0);

  /// Copies.
  public PriceTrace {
    lines = List.copyOf(lines);
    returned = List.copyOf(returned);
    taxes = List.copyOf(taxes);
  }

  /// One line, from its unit price to what is paid for it.
  ///
  /// @param pieces how many, 0 for loose goods
  /// @param grams how much, 0 for pieces
  /// @param markdown why the unit price is lower than the shelf's, empty if it is not
  /// @param markdownBasisPoints share taken off for it
  /// @param prices where the unit price came from, scan by scan, equal ones together
  /// @param steps what was taken off, in this order
  public record Line(
      String id,
      String name,
      int pieces,
      long grams,
      long unitPaise,
      String markdown,
      int markdownBasisPoints,
      List<Price> prices,
      long grossPaise,
      List<Step> steps,
      long netPaise) {
    /// Copies.
    public Line {
      prices = List.copyOf(prices);
      steps = List.copyOf(steps);
    }
  }

  /// Where the price of some scans came from: the lower of two counts.
  ///
  /// @param scans how many
  /// @param seenRevision catalogue revision of the price that the shopper saw, 0 if not known
  /// @param decidedRevision catalogue revision when the scan was decided, 0 if not known
  public record Price(int scans, long seenRevision, long decidedRevision) {}

  /// One rule takes something off one line.
  ///
  /// @param rule id of the offer or code of the coupon
  /// @param why what the shopper reads
  /// @param how the rule in plain English, empty if it is not known any more
  /// @param coupon whether a coupon gave it
  public record Step(
      String rule, String why, String how, boolean coupon, long offPaise, long leftPaise) {}

  /// One slip for empties.
  ///
  /// @param counts false if it did not fit on the bill
  public record Slip(String number, long paise, boolean counts) {}

  /// One tax group.
  public record Tax(
      String hsn, int basisPoints, long taxablePaise, long cgstPaise, long sgstPaise) {}
}
