package io.qless.hub.checkout;

import io.qless.shop.cart.LineId;
import io.qless.shop.cart.SessionId;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.tax.CreditNote;
import io.qless.shop.tax.CreditNoteNumber;
import io.qless.shop.tax.FinancialYear;
import io.qless.shop.tax.Invoice;
import io.qless.shop.tax.Tax;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Keeps credit notes and gives out their numbers. Works only inside a transaction that the caller
/// holds. Nothing is ever changed or taken away.
public final class JdbcCreditNoteStore {

  private static final String KEPT =
      "SELECT number, request_digest, session_id, issued_at, reason, staff, points_back FROM credit_note ";

  private final String store;
  private final PaperSeries series = new PaperSeries("credit_note_series");

  /// @param store store id, four letters or digits
  public JdbcCreditNoteStore(String store) {
    this.store = store;
  }

  /// The next number. Holds the series until the transaction ends, so call it last.
  public CreditNoteNumber next(Handle handle, Instant at) {
    FinancialYear year = FinancialYear.of(at);
    return new CreditNoteNumber(store, year, series.next(handle, store, year.text()));
  }

  /// Writes a note.
  ///
  /// @param key what the desk calls its request
  /// @param digest of what was asked for under that key
  /// @param staff who took the goods
  public void write(
      Handle handle, CreditNote note, SessionId session, String key, String digest, String staff) {
    String number = note.number().text();
    handle.execute(
        "INSERT INTO credit_note (number, request_key, request_digest, session_id, invoice_number,"
            + " invoice_at, issued_at, amount_paise, reason, staff, points_back)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        number,
        key,
        digest,
        session.text(),
        note.invoice(),
        note.invoiceAt().atOffset(ZoneOffset.UTC),
        note.issuedAt().atOffset(ZoneOffset.UTC),
        note.total().minor(),
        note.reason(),
        staff,
        note.points());
    PreparedBatch lines =
        handle.prepareBatch(
            "INSERT INTO credit_note_line (number, place, line_id, name_en, name_hi, hsn,"
                + " basis_points, unit, units, taxable_paise, half_tax_paise)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    int place = 0;
    for (CreditNote.Line line : note.lines()) {
      place++;
      lines.add(
          number,
          place,
          line.id().text(),
          line.name().en(),
          line.name().hi(),
          line.gst().hsn(),
          line.gst().basisPoints(),
          line.quantity() instanceof Bill.Quantity.Pieces ? "NOS" : "G",
          line.units(),
          line.tax().taxable().minor(),
          line.tax().cgst().minor());
    }
    lines.execute();
  }

  /// All notes of an invoice, the oldest first.
  public List<Kept> of(Handle handle, Invoice invoice) {
    return handle
        .createQuery(KEPT + "WHERE invoice_number = ? ORDER BY number")
        .bind(0, invoice.number())
        .map((row, context) -> kept(handle, row, invoice))
        .list();
  }

  /// Which trip a request was for and what it asked, empty if nobody used that key yet.
  public Optional<Asked> asked(Handle handle, String key) {
    return handle
        .createQuery(KEPT + "WHERE request_key = ?")
        .bind(0, key)
        .map((row, context) ->
            new Asked(
                new SessionId(row.getString("session_id")),
                row.getString("number"),
                row.getString("request_digest")))
        .findOne();
  }

  /// The trip that a note takes back from, empty if there is no such note.
  public Optional<SessionId> sessionOf(Handle handle, String number) {
    return handle
        .createQuery("SELECT session_id FROM credit_note WHERE number = ?")
        .bind(0, number)
        .map((row, context) -> new SessionId(row.getString("session_id")))
        .findOne();
  }

  private static Kept kept(Handle handle, ResultSet row, Invoice invoice) throws SQLException {
    String text = row.getString("number");
    CreditNote note =
        new CreditNote(
            CreditNoteNumber.parse(text),
            row.getObject("issued_at", OffsetDateTime.class).toInstant(),
            invoice.seller(),
            invoice.number(),
            invoice.issuedAt(),
            row.getString("reason"),
            lines(handle, text),
            row.getLong("points_back"));
    return new Kept(note, row.getString("staff"));
  }

  private static List<CreditNote.Line> lines(Handle handle, String number) {
    return handle
        .createQuery(
            "SELECT line_id, name_en, name_hi, hsn, basis_points, unit, units, taxable_paise,"
                + " half_tax_paise FROM credit_note_line WHERE number = ? ORDER BY place")
        .bind(0, number)
        .map((row, context) -> line(row))
        .list();
  }

  private static CreditNote.Line line(ResultSet row) throws SQLException {
    long units = row.getLong("units");
    Money half = Money.paise(row.getLong("half_tax_paise"));
    return new CreditNote.Line(
        new LineId(row.getString("line_id")),
        new LocalText(row.getString("name_en"), row.getString("name_hi")),
        new Gst(row.getString("hsn"), row.getInt("basis_points")),
        row.getString("unit").equals("NOS")
            ? new Bill.Quantity.Pieces(Math.toIntExact(units))
            : new Bill.Quantity.Grams(units),
        new Tax(Money.paise(row.getLong("taxable_paise")), half, half));
  }

  /// A note and who took the goods.
  public record Kept(CreditNote note, String staff) {}

  /// What was asked for under a key.
  ///
  /// @param number the note it led to
  public record Asked(SessionId session, String number, String digest) {}
}
