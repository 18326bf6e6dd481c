package io.qless.hub.receipt;

import io.qless.shop.item.DepositSlip;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.DepositReturns;
import io.qless.shop.tax.Invoice;
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

/// Says an invoice in one language, from the store's name to the thanks. Lives for one receipt.
final class ReceiptRows {

  /// Invoices are dated by the clock on an Indian wall, wherever the server stands.
  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm", Locale.ROOT).withZone(INDIA);

  /// Room to write by hand.
  private static final String BLANK = "____________________";

  private final Invoice invoice;
  private final ReceiptLanguage language;
  private final List<Row> rows = new ArrayList<>();

  private ReceiptRows(Invoice invoice, ReceiptLanguage language) {
    this.invoice = invoice;
    this.language = language;
  }

  static List<Row> of(Invoice invoice, ReceiptLanguage language) {
    ReceiptRows receipt = new ReceiptRows(invoice, language);
    receipt.seller(invoice.seller());
    receipt.head();
    receipt.goods();
    receipt.sum();
    receipt.tax();
    receipt.payment();
    return List.copyOf(receipt.rows);
  }

  private void seller(StoreDetails seller) {
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

  private void head() {
    centred(language.say("kind." + invoice.kind().name()), true);
    pair("number", invoice.number());
    pair("date", when(invoice.issuedAt()));
    pair("trolley", invoice.trolley());
    pair("buyer", language.say("buyer.unregistered"));
    if (invoice.total().compareTo(Invoice.BUYER_NAMED_FROM) >= 0) {
      pair("buyer.name", BLANK);
      pair("buyer.address", BLANK);
      pair("buyer.state", BLANK);
    }
    StateCode state = invoice.seller().state();
    pair("place", state.code() + " " + language.local(state.name()));
    pair("reverse", language.say("no"));
    rows.add(new Row.Rule());
  }

  private void goods() {
    int number = 0;
    for (Invoice.Line line : invoice.lines()) {
      number++;
      rows.add(
          new Row.Goods(
              number,
              language.local(line.name()),
              language.say("hsn", line.gst().hsn()) + ", " + rate(line.gst().basisPoints()),
              count(line),
              line.quantity() instanceof Bill.Quantity.Pieces
                  ? language.say("mrp", Rupees.of(line.mrp()))
                  : "",
              Rupees.of(line.gross())));
      for (Invoice.Reduction offer : line.offers()) {
        rows.add(new Row.Cut(language.local(offer.reason()), Rupees.off(offer.amount())));
      }
    }
    rows.add(new Row.Rule());
  }

  private void sum() {
    pair("goods", Rupees.of(invoice.goods()));
    Money coupons =
        invoice.coupons().stream().map(Bill.Discount::amount).reduce(Money.ZERO, Money::plus);
    Money offers = invoice.saved().minus(coupons);
    if (!offers.isZero()) {
      pair("offers", Rupees.off(offers));
    }
    for (Bill.Discount coupon : invoice.coupons()) {
      rows.add(
          new Row.Pair(
              language.local(coupon.name()) + " (" + coupon.rule() + ")",
              Rupees.off(coupon.amount()),
              false));
    }
    for (DepositSlip slip : invoice.returned().slips()) {
      rows.add(
          new Row.Pair(
              language.local(DepositReturns.nameOf(slip)), Rupees.off(slip.amount()), false));
    }
    pair("round", Rupees.of(Money.ZERO));
    rows.add(new Row.Total(language.say("total"), Rupees.of(invoice.total())));
    rows.add(new Row.Words(AmountInWords.of(invoice.total(), language)));
    rows.add(new Row.Rule());
  }

  private void tax() {
    centred(language.say("tax.title"), true);
    rows.add(
        new Row.Cells(
            List.of(
                language.say("tax.rate"),
                language.say("tax.taxable"),
                "CGST",
                invoice.seller().state().localTax()),
            true,
            false));
    for (RateRow row : invoice.rates()) {
      cells(percent(row.basisPoints()) + " %", row.tax(), false);
    }
    cells(language.say("tax.sum"), invoice.tax(), true);
    rows.add(new Row.Rule());
  }

  private void payment() {
    Invoice.Payment payment = invoice.payment();
    if (!payment.amount().isZero()) {
      rows.add(new Row.Pair(language.say("paid"), Rupees.of(payment.amount()), true));
      pair("reference", payment.reference());
      pair("paid.at", when(payment.at()));
    }
    if (!invoice.underMrp().isZero()) {
      rows.add(new Row.Pair(language.say("saved"), Rupees.of(invoice.underMrp()), true));
    }
    if (invoice.points() > 0) {
      pair("points", "+" + invoice.points());
    }
    pair("trip", invoice.trip().text());
    rows.add(new Row.Rule());
    centred(language.say("electronic"), false);
    centred(language.say("thanks"), true);
  }

  private String count(Invoice.Line line) {
    String price = Rupees.of(line.unitPrice());
    return switch (line.quantity()) {
      case Bill.Quantity.Pieces pieces -> language.say("pieces", pieces.count(), price);
      case Bill.Quantity.Grams grams ->
          language.say(
              "weight", "%d.%03d".formatted(grams.net() / 1000, grams.net() % 1000), price);
    };
  }

  private String rate(int basisPoints) {
    return basisPoints == 0 ? language.say("untaxed") : language.say("rate", percent(basisPoints));
  }

  /// `5`, `2.5`, `0.25`.
  private static String percent(int basisPoints) {
    String fraction = "%02d".formatted(basisPoints % 100).replaceAll("0+$", "");
    return basisPoints / 100 + (fraction.isEmpty() ? "" : "." + fraction);
  }

  private static String when(Instant at) {
    return WHEN.format(at) + " IST";
  }

  private void centred(String text, boolean strong) {
    rows.add(new Row.Centred(text, strong));
  }

  private void pair(String word, String value) {
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
