package io.qless.hub.receipt;

import io.qless.shop.pricing.Bill;
import io.qless.shop.tax.CreditNote;
import io.qless.shop.tax.Invoice;
import java.util.List;

/// Says a credit note in one language, with all that CGST Rules 2017, rule 53(1A), wants. Lives for
/// one paper.
final class CreditNoteRows extends PaperRows {

  private final CreditNote note;
  private final Invoice invoice;

  private CreditNoteRows(CreditNote note, Invoice invoice, ReceiptLanguage language) {
    super(language);
    this.note = note;
    this.invoice = invoice;
  }

  static List<Row> of(CreditNote note, Invoice invoice, ReceiptLanguage language) {
    CreditNoteRows paper = new CreditNoteRows(note, invoice, language);
    paper.seller(note.seller());
    paper.head();
    paper.goods();
    paper.sum();
    paper.tax("back.tax", note.rates(), note.tax(), note.seller());
    paper.money();
    return List.copyOf(paper.rows);
  }

  private void head() {
    centred(language.say("back.title"), true);
    pair("back.number", note.number().text());
    pair("date", when(note.issuedAt()));
    pair("back.invoice", note.invoice());
    pair("back.invoice.date", when(note.invoiceAt()));
    buyer(invoice.buyer());
    place(note.seller());
    rows.add(new Row.Words(language.say("back.reason", note.reason())));
    rows.add(new Row.Rule());
  }

  private void goods() {
    int number = 0;
    for (CreditNote.Line line : note.lines()) {
      number++;
      rows.add(
          new Row.Goods(
              number,
              language.local(line.name()),
              hsn(line.gst()),
              count(line),
              "",
              Rupees.of(line.tax().inclusive())));
    }
    rows.add(new Row.Rule());
  }

  private String count(CreditNote.Line line) {
    return switch (line.quantity()) {
      case Bill.Quantity.Pieces pieces -> language.say("back.pieces", pieces.count());
      case Bill.Quantity.Grams grams -> language.say("back.weight", kilograms(grams.net()));
    };
  }

  private void sum() {
    rows.add(new Row.Total(language.say("back.total"), Rupees.of(note.total())));
    rows.add(new Row.Words(AmountInWords.of(note.total(), language)));
    rows.add(new Row.Rule());
  }

  private void money() {
    if (invoice.payment().simulated()) {
      centred(language.say("simulated"), true);
    }
    if (note.points() > 0) {
      pair("back.points", "" + note.points());
    }
    if (!note.inMoney(invoice).isZero()) {
      if (note.points() > 0) {
        pair("back.money", Rupees.of(note.inMoney(invoice)));
      }
      centred(language.say("back.way"), false);
      pair("reference", invoice.payment().reference());
      pair("back.refund", note.number().text().replace('/', '-'));
    }
    pair("trip", invoice.trip().text());
    rows.add(new Row.Rule());
    centred(language.say("electronic"), false);
  }
}
