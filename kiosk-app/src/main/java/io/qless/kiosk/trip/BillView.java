package io.qless.kiosk.trip;

import java.util.List;

/// The bill at checkout, computed by the shop's pricing; the screen adds nothing up.
///
/// @param lines as in the basket, with their discounts
/// @param adjustments cart offers, coupons and points, each with its reason
/// @param gst one row per rate, in rising order
/// @param subtotalPaise sum of the lines before any discount
/// @param totalPaise what will be paid, GST included
/// @param savedPaise all discounts together, 0 or more
public record BillView(
    List<BasketView.Line> lines,
    List<Adjustment> adjustments,
    List<GstRow> gst,
    long subtotalPaise,
    long totalPaise,
    long savedPaise) {
  public BillView {
    lines = List.copyOf(lines);
    adjustments = List.copyOf(adjustments);
    gst = List.copyOf(gst);
  }

  /// Something on the whole bill: an offer, a coupon, points, rounding.
  ///
  /// @param amountPaise negative where the shopper pays less
  public record Adjustment(Words why, long amountPaise) {}

  /// GST contained in the inclusive prices at one rate.
  ///
  /// @param rateBasisPoints the whole rate, 500 = 5 %
  public record GstRow(int rateBasisPoints, long taxablePaise, long cgstPaise, long sgstPaise) {}
}
