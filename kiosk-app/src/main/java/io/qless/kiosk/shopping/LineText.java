package io.qless.kiosk.shopping;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.BasketView.Line;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.Measure;
import io.qless.kiosk.trip.Words;

/// What one line of the cart says in one language. Pure.
///
/// @param name the article
/// @param unit unit price
/// @param detail unit price, who added it
/// @param offer why it costs less; empty when it does not
/// @param saving the offer and what it takes off; empty without one
/// @param measure `2` or `1.250 kg`
/// @param net what it adds to the total
/// @param before the price before discount; empty without one
public record LineText(
    String name,
    String unit,
    String detail,
    String offer,
    String saving,
    String measure,
    String net,
    String before) {
  /// The texts of this line.
  public static LineText of(Line line, Messages words) {
    Words why = line.discountWhy();
    boolean reduced = line.discountPaise() > 0;
    String offer =
        !reduced ? "" : why == null ? words.text("line.offer") : why.in(words.language());
    return new LineText(
        line.name().in(words.language()),
        unit(line, words),
        detail(line, words),
        offer,
        reduced ? offer + "  " + Figures.rupees(-line.discountPaise()) : "",
        words.measure(line.measure()),
        Figures.rupees(line.netPaise()),
        reduced ? Figures.rupees(line.extendedPaise()) : "");
  }

  private static String unit(Line line, Messages words) {
    String price = Figures.rupees(line.unitPaise());
    return line.measure() instanceof Measure.Weighed
        ? words.text("line.per-kg", price)
        : words.text("line.each", price);
  }

  private static String detail(Line line, Messages words) {
    String unit = unit(line, words);
    return line.addedBy().isEmpty() ? unit : unit + " · " + line.addedBy();
  }
}
