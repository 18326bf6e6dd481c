package io.qless.kiosk.shopping;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.BasketView;
import io.qless.kiosk.trip.BasketView.Line;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.Measure;
import io.qless.kiosk.trip.Words;
import org.jspecify.annotations.Nullable;

/// What one line of the cart says in one language. Pure.
///
/// @param name the article
/// @param unit unit price, and what comes back with the empties
/// @param detail unit price, who added it
/// @param offer why it costs less; empty when it does not
/// @param saving the same, and what offers take off; empty without one
/// @param measure `2` or `1.250 kg`
/// @param net what it adds to the total
/// @param before the price before discount; empty without one
/// @param hint what a little more would bring; empty without one
public record LineText(
    String name,
    String unit,
    String detail,
    String offer,
    String saving,
    String measure,
    String net,
    String before,
    String hint) {
  /// The texts of this line.
  public static LineText of(Line line, Messages words) {
    Words why = line.discountWhy();
    boolean reduced = line.discountPaise() > 0;
    String plain = reduced ? words.text("line.offer") : "";
    String offer = why == null ? plain : why.in(words.language());
    return new LineText(
        line.name().in(words.language()),
        unit(line, words),
        detail(line, words),
        offer,
        reduced ? offer + "  " + Figures.rupees(-line.discountPaise()) : offer,
        words.measure(line.measure()),
        Figures.rupees(line.netPaise()),
        reduced ? Figures.rupees(line.extendedPaise()) : "",
        hint(line.hint(), words));
  }

  private static String hint(BasketView.@Nullable Hint hint, Messages words) {
    if (hint == null) {
      return "";
    }
    String saves = Figures.rupees(hint.savesPaise());
    if (hint.pieces() == 0) {
      return words.text(
          "hint.spend", Figures.rupees(hint.missingPaise()), hint.offer().in(words.language()));
    }
    return hint.free()
        ? words.text("hint.free", hint.pieces())
        : words.text("hint.pieces", hint.pieces(), saves);
  }

  private static String unit(Line line, Messages words) {
    String price = Figures.rupees(line.unitPaise());
    if (line.measure() instanceof Measure.Weighed) {
      return words.text("line.per-kg", price);
    }
    String each = words.text("line.each", price);
    return line.depositPaise() == 0
        ? each
        : words.text("line.deposit", each, Figures.rupees(line.depositPaise()));
  }

  private static String detail(Line line, Messages words) {
    String unit = unit(line, words);
    return line.addedBy().isEmpty() ? unit : unit + " · " + line.addedBy();
  }
}
