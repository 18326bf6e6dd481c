package io.qless.hub.receipt;

import io.qless.shop.cart.Buyer;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.DepositReturns;
import io.qless.shop.tax.Invoice;
import java.util.List;

/// Says an invoice in one language, from the store's name to the thanks. Lives for one receipt.
final class ReceiptRows extends PaperRows {

  /// Room to write by hand.
  private static final String BLANK = "____________________";

  private final Invoice invoice;

  private ReceiptRows(Invoice invoice, ReceiptLanguage language) {
    super(language);
    this.invoice = invoice;
  }

  static List<Row> of(Invoice invoice, ReceiptLanguage language) {
    ReceiptRows receipt = new ReceiptRows(invoice, language);
    receipt.seller(invoice.seller());
    receipt.head();
    receipt.goods();
    receipt.sum();
    receipt.tax("tax.title", invoice.rates(), invoice.tax(), invoice.seller());
    receipt.payment();
    return List.copyOf(receipt.rows);
  }

  private void head() {
    centred(language.say("kind." + invoice.kind().name()), true);
    pair("number", invoice.number());
    pair("date", when(invoice.issuedAt()));
    if (!invoice.trolley().isEmpty()) {
      pair("trolley", invoice.trolley());
    }
    buyer(invoice.buyer());
    if (invoice.buyer() instanceof Buyer.Unnamed
        && invoice.total().compareTo(Buyer.NEEDED_FROM) >= 0) { // of trips before it was asked for
      pair("buyer.name", BLANK);
      pair("buyer.address", BLANK);
      pair("buyer.state", BLANK);
    }
    place(invoice.seller());
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
              hsn(line.gst()),
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

  private void payment() {
    Invoice.Payment payment = invoice.payment();
    if (payment.simulated()) {
      centred(language.say("simulated"), true);
    }
    tenders(invoice.tenders());
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

  /// Points are a means of payment: they stand below the total and its tax, like money.
  private void tenders(Invoice.Tenders tenders) {
    if (tenders.points() > 0) {
      rows.add(
          new Row.Pair(
              language.say("paid.points", tenders.points()), Rupees.of(tenders.byPoints()), true));
    }
    for (Invoice.Payment one : tenders.payments()) {
      rows.add(new Row.Pair(language.say("paid"), Rupees.of(one.amount()), true));
      pair("reference", one.reference());
      pair("paid.at", when(one.at()));
    }
  }

  private String count(Invoice.Line line) {
    String price = Rupees.of(line.unitPrice());
    return switch (line.quantity()) {
      case Bill.Quantity.Pieces pieces -> language.say("pieces", pieces.count(), price);
      case Bill.Quantity.Grams grams -> language.say("weight", kilograms(grams.net()), price);
    };
  }
}
