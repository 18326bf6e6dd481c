package io.qless.kiosk.bill;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.BillView;
import io.qless.kiosk.trip.CareView.Hold;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.TripView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What the bill page says, decided without JavaFX. Immutable, made anew for each view.
///
/// @param sums subtotal, then what was taken off and why
/// @param gst heading row, one row per rate, sum row; four cells each
/// @param total what will be paid in money
/// @param saving `You save ₹86.50`, empty when nothing
/// @param payText the pay button's text with the amount
/// @param canPay false offline and while a hold is open
/// @param why why paying has to wait, empty when it need not
/// @param points what a tap on the points does, empty where nobody has any
/// @param pointsPay whether points pay now
/// @param canSplit whether several could pay
public record BillViewModel(
    List<Sum> sums,
    List<List<String>> gst,
    String total,
    String saving,
    String payText,
    boolean canPay,
    String why,
    String points,
    boolean pointsPay,
    boolean canSplit) {
  /// One row of sums.
  ///
  /// @param lowers true where the shopper pays less through it
  public record Sum(String what, String amount, boolean lowers) {}

  public BillViewModel {
    sums = List.copyOf(sums);
    gst = List.copyOf(gst);
  }

  /// Decides what to say about this moment; the view must hold a bill.
  public static BillViewModel of(TripView view, Messages words) {
    BillView bill = Objects.requireNonNull(view.bill());
    BillView.Tender tender = bill.tender();
    String total = Figures.rupees(tender.duePaise());
    List<Hold> holds = view.care().holds();
    return new BillViewModel(
        sums(bill, words),
        gst(bill.gst(), words),
        total,
        bill.savedPaise() > 0 ? words.text("total.saving", Figures.rupees(bill.savedPaise())) : "",
        tender.duePaise() == 0 ? words.text("bill.pay.nothing") : words.text("bill.pay", total),
        view.online() && holds.isEmpty(),
        view.online() ? "" : words.text("offline.pay"),
        points(tender.points(), words),
        tender.points().used() > 0,
        !tender.split().equally().isEmpty());
  }

  private static String points(BillView.Points points, Messages words) {
    if (points.used() > 0) {
      return words.text("bill.points.off", points.used());
    }
    return points.most() == 0
        ? ""
        : words.text("bill.points.use", points.most(), Figures.rupees(points.mostPaise()));
  }

  private static List<Sum> sums(BillView bill, Messages words) {
    List<Sum> sums = new ArrayList<>();
    sums.add(new Sum(words.text("bill.subtotal"), Figures.rupees(bill.subtotalPaise()), false));
    long onLines = bill.lines().stream().mapToLong(line -> line.discountPaise()).sum();
    if (onLines > 0) {
      sums.add(new Sum(words.text("bill.line-offers"), Figures.rupees(-onLines), true));
    }
    for (BillView.Adjustment adjustment : bill.adjustments()) {
      sums.add(
          new Sum(
              adjustment.why().in(words.language()),
              Figures.rupees(adjustment.amountPaise()),
              adjustment.amountPaise() < 0));
    }
    BillView.Points points = bill.tender().points();
    if (points.used() > 0) {
      sums.add(new Sum(words.text("bill.whole"), Figures.rupees(bill.totalPaise()), false));
      sums.add(
          new Sum(
              words.text("bill.points.paid", points.used()),
              Figures.rupees(-points.usedPaise()),
              true));
    }
    return sums;
  }

  private static List<List<String>> gst(List<BillView.GstRow> rows, Messages words) {
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of(
            words.text("bill.gst"),
            words.text("bill.taxable"),
            words.text("bill.cgst"),
            words.text("bill.sgst")));
    for (BillView.GstRow row : rows) {
      table.add(
          List.of(
              Figures.percent(row.rateBasisPoints()),
              Figures.rupees(row.taxablePaise()),
              Figures.rupees(row.cgstPaise()),
              Figures.rupees(row.sgstPaise())));
    }
    return table;
  }
}
