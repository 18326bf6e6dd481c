package io.qless.hub.receipt;

import io.qless.shop.cart.Buyer;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.tax.RateRow;
import io.qless.shop.tax.StateCode;
import io.qless.shop.tax.StoreDetails;
import io.qless.shop.tax.Tax;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What all tax papers of the store have in common. Lives for one paper.
abstract sealed class PaperRows permits ReceiptRows, CreditNoteRows {

  /// Papers are dated by the clock on an Indian wall, wherever the server stands.
  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm", Locale.ROOT).withZone(INDIA);

  /// Fits beside its word on the narrowest paper.
  private static final int SHORT_NAME = 28;

  final ReceiptLanguage language;
  final List<Row> rows = new ArrayList<>();

  PaperRows(ReceiptLanguage language) {
    this.language = language;
  }

  void seller(StoreDetails seller) {
    rows.add(new Row.Title(language.local(seller.name())));
    centred(language.local(seller.address()), false);
    centred(language.say("gstin", seller.gstin().text()), false);
    if (!seller.fssai().isEmpty()) {
      centred(language.say("fssai", seller.fssai()), false);
    }
    if (!seller.phone().isEmpty()) {
      centred(language.say("phone", seller.phone()), false);
    }
    rows.add(new Row.Rule());
  }

  /// Who bought; the law wants it of a registered buyer, and of others from a sum on.
  void buyer(Buyer buyer) {
    pair("buyer", language.say("buyer.unregistered"));
    if (buyer instanceof Buyer.Named named) {
      if (named.name().length() <= SHORT_NAME) {
        pair("buyer.name", named.name());
      } else {
        rows.add(new Row.Words(language.say("buyer.name") + ": " + named.name()));
      }
      rows.add(new Row.Words(language.say("buyer.address") + ": " + named.address()));
      pair("buyer.state", stated(named.state()));
    }
  }

  /// Where the goods were handed over, which decides whose tax it is.
  void place(StoreDetails seller) {
    pair("place", stated(seller.state()));
    pair("reverse", language.say("no"));
  }

  private String stated(StateCode state) {
    return state.code() + " " + language.local(state.name());
  }

  /// The table by rate.
  void tax(String title, List<RateRow> rates, Tax sum, StoreDetails seller) {
    centred(language.say(title), true);
    rows.add(
        new Row.Cells(
            List.of(
                language.say("tax.rate"),
                language.say("tax.taxable"),
                "CGST",
                seller.state().localTax()),
            true,
            false));
    for (RateRow row : rates) {
      cells(percent(row.basisPoints()) + " %", row.tax(), false);
    }
    cells(language.say("tax.sum"), sum, true);
    rows.add(new Row.Rule());
  }

  String hsn(Gst gst) {
    return language.say("hsn", gst.hsn()) + ", " + rate(gst.basisPoints());
  }

  static String kilograms(long grams) {
    return "%d.%03d".formatted(grams / 1000, grams % 1000);
  }

  private String rate(int basisPoints) {
    return basisPoints == 0 ? language.say("untaxed") : language.say("rate", percent(basisPoints));
  }

  /// `5`, `2.5`, `0.25`.
  private static String percent(int basisPoints) {
    String fraction = "%02d".formatted(basisPoints % 100).replaceAll("0+$", "");
    return basisPoints / 100 + (fraction.isEmpty() ? "" : "." + fraction);
  }

  static String when(Instant at) {
    return WHEN.format(at) + " IST";
  }

  void centred(String text, boolean strong) {
    rows.add(new Row.Centred(text, strong));
  }

  void pair(String word, String value) {
    rows.add(new Row.Pair(language.say(word), value, false));
  }

  private void cells(String first, Tax tax, boolean strong) {
    rows.add(
        new Row.Cells(
            List.of(first, Rupees.of(tax.taxable()), Rupees.of(tax.cgst()), Rupees.of(tax.sgst())),
            false,
            strong));
  }
}
