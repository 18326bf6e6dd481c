package io.qless.kiosk.trip;

import java.time.Instant;
import java.util.List;

/// The bill at checkout, computed by the shop's pricing; the screen adds nothing up.
///
/// @param lines as in the basket, with their discounts
/// @param adjustments cart offers and coupons, each with its reason
/// @param gst one row per rate, in rising order
/// @param subtotalPaise sum of the lines before any discount
/// @param totalPaise what the bill comes to, GST included
/// @param savedPaise all discounts together, 0 or more
/// @param tender how it can be paid
public record BillView(
    List<BasketView.Line> lines,
    List<Adjustment> adjustments,
    List<GstRow> gst,
    long subtotalPaise,
    long totalPaise,
    long savedPaise,
    Tender tender) {
  public BillView {
    lines = List.copyOf(lines);
    adjustments = List.copyOf(adjustments);
    gst = List.copyOf(gst);
  }

  /// A bill that one payer pays in money, of which no time runs.
  public BillView(
      List<BasketView.Line> lines,
      List<Adjustment> adjustments,
      List<GstRow> gst,
      long subtotalPaise,
      long totalPaise,
      long savedPaise) {
    this(
        lines,
        adjustments,
        gst,
        subtotalPaise,
        totalPaise,
        savedPaise,
        new Tender(totalPaise, Points.NONE, SplitChoice.NONE, Instant.MAX));
  }

  /// Something on the whole bill: an offer, a coupon, rounding.
  ///
  /// @param amountPaise negative where the shopper pays less
  public record Adjustment(Words why, long amountPaise) {}

  /// GST contained in the inclusive prices at one rate.
  ///
  /// @param rateBasisPoints the whole rate, 500 = 5 %
  public record GstRow(int rateBasisPoints, long taxablePaise, long cgstPaise, long sgstPaise) {}

  /// How the bill can be paid.
  ///
  /// @param duePaise what of it is to be paid in money
  /// @param ends when prices and coupons are no longer held; [Instant#MAX] while no time runs
  public record Tender(long duePaise, Points points, SplitChoice split, Instant ends) {}

  /// Reward points that pay, or could.
  ///
  /// @param most so many the bill takes, 0 where nobody has any
  /// @param mostPaise what those would pay
  /// @param used so many pay
  /// @param usedPaise what those pay
  public record Points(long most, long mostPaise, long used, long usedPaise) {
    /// Nobody has points here.
    public static final Points NONE = new Points(0, 0, 0, 0);
  }

  /// How the bill could be split.
  ///
  /// @param equally for two payers, three, and so on; empty where it can't be split
  /// @param people how many shop together: the number to begin with
  /// @param byContributor what each would pay who put something in; empty if that is one person
  public record SplitChoice(List<List<Part>> equally, int people, List<Part> byContributor) {
    /// It can't be split.
    public static final SplitChoice NONE = new SplitChoice(List.of(), 2, List.of());

    public SplitChoice {
      equally = equally.stream().map(List::copyOf).toList();
      byContributor = List.copyOf(byContributor);
    }
  }

  /// What one person would pay.
  ///
  /// @param name of the phone, empty for whoever pays at the trolley
  public record Part(String name, long paise) {}
}
