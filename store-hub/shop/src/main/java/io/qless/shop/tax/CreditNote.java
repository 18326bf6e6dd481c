package io.qless.shop.tax;

import io.qless.shop.cart.LineId;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.money.Money;
import io.qless.shop.money.Rounding;
import io.qless.shop.pricing.Bill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The paper for goods that come back (CGST Act 2017, section 34): the invoice's own rates and
/// paise, whatever the rate is today. Whatever the order and the size of the returns, all notes of
/// an invoice together come to what was paid for it, column by column.
///
/// @param number of its own gapless series
/// @param issuedAt when
/// @param seller the store
/// @param invoice number of the invoice it takes back from
/// @param invoiceAt when that was issued
/// @param reason as told by who brings the goods
/// @param lines what comes back
/// @param points reward points that are given back; the rest of the amount goes back in money
public record CreditNote(
    CreditNoteNumber number,
    Instant issuedAt,
    StoreDetails seller,
    String invoice,
    Instant invoiceAt,
    String reason,
    List<Line> lines,
    long points) {

  public CreditNote {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("nothing comes back under " + number.text());
    }
  }

  /// One line that comes back.
  ///
  /// @param id line of the invoice
  /// @param quantity how much of it
  /// @param tax what is paid back for it, taken apart
  public record Line(LineId id, LocalText name, Gst gst, Bill.Quantity quantity, Tax tax) {

    /// Pieces or grams that come back.
    public long units() {
      return switch (quantity) {
        case Bill.Quantity.Pieces pieces -> pieces.count();
        case Bill.Quantity.Grams grams -> grams.net();
      };
    }
  }

  /// What is written when goods come back.
  ///
  /// @param number the next one of the series
  /// @param earlier all notes that this invoice has already
  /// @param returned pieces or grams by line, each above zero and at most what is [#left]
  /// @throws IllegalArgumentException naming the line of which less is left
  public static CreditNote of(
      CreditNoteNumber number,
      Instant at,
      Invoice invoice,
      List<CreditNote> earlier,
      Map<LineId, Long> returned,
      String reason) {
    List<Line> lines = new ArrayList<>();
    for (Invoice.Line line : invoice.lines()) {
      if (returned.containsKey(line.id())) {
        lines.add(part(line, left(line, earlier), returned.getOrDefault(line.id(), 0L)));
      }
    }
    if (lines.size() != returned.size()) {
      throw new IllegalArgumentException(
          "invoice " + invoice.number() + " has not all of " + returned.keySet());
    }
    Money total =
        lines.stream().map(line -> line.tax().inclusive()).reduce(Money.ZERO, Money::plus);
    return new CreditNote(
        number,
        at,
        invoice.seller(),
        invoice.number(),
        invoice.issuedAt(),
        reason,
        lines,
        PaidBack.points(invoice, earlier, total));
  }

  /// What goes back in money.
  public Money inMoney(Invoice invoice) {
    long spent = invoice.tenders().points();
    return spent == 0
        ? total()
        : total().minus(Money.paise(invoice.tenders().byPoints().minor() / spent * points));
  }

  /// Pieces or grams of a line that have not come back yet.
  public static long left(Invoice.Line line, List<CreditNote> earlier) {
    return line.units()
        - earlier.stream()
            .flatMap(note -> note.lines().stream())
            .filter(back -> back.id().equals(line.id()))
            .mapToLong(Line::units)
            .sum();
  }

  /// What is paid back.
  public Money total() {
    return tax().inclusive();
  }

  public Tax tax() {
    return lines.stream().map(Line::tax).reduce(Tax.NONE, Tax::plus);
  }

  public List<RateRow> rates() {
    return RateRow.of(lines, line -> line.gst().basisPoints(), Line::tax);
  }

  private static Line part(Invoice.Line line, long left, long units) {
    if (units < 1 || units > left) {
      throw new IllegalArgumentException(
          "%d of line %s come back, %d are left".formatted(units, line.id().text(), left));
    }
    long before = line.units() - left;
    Tax after = upTo(line, before + units);
    Tax already = upTo(line, before);
    Bill.Quantity quantity =
        switch (line.quantity()) {
          case Bill.Quantity.Pieces pieces -> new Bill.Quantity.Pieces(Math.toIntExact(units));
          case Bill.Quantity.Grams grams -> new Bill.Quantity.Grams(units);
        };
    return new Line(
        line.id(),
        line.name(),
        line.gst(),
        quantity,
        new Tax(
            after.taxable().minus(already.taxable()),
            after.cgst().minus(already.cgst()),
            after.sgst().minus(already.sgst())));
  }

  /// What the first units of a line come to. A note pays the difference of two such sums: the last
  /// one ends at the whole line, so nothing is lost or paid twice on the way.
  private static Tax upTo(Invoice.Line line, long units) {
    Money paid = Rounding.part(line.tax().inclusive(), units, line.units());
    return Tax.within(paid, Rounding.part(line.tax().cgst(), units, line.units()));
  }
}
