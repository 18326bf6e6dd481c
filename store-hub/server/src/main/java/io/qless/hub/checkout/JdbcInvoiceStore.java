package io.qless.hub.checkout;

import io.qless.shop.cart.SessionId;
import io.qless.shop.money.Money;
import io.qless.shop.tax.FinancialYear;
import io.qless.shop.tax.InvoiceNumber;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Gives out invoice numbers and keeps the invoices. Works only inside a transaction that the
/// caller holds: a number stands or falls with the payment it is for, so that the series has no
/// gap.
public final class JdbcInvoiceStore {

  private final String store;
  private final PaperSeries series = new PaperSeries("invoice_series");

  /// @param store store id, four letters or digits
  public JdbcInvoiceStore(String store) {
    this.store = store;
  }

  /// Writes the invoice of a trip under the next number. Holds the series until the transaction
  /// ends, so call it last.
  ///
  /// @param amount what was paid
  public InvoiceNumber issue(
      Handle handle, SessionId session, String attempt, Money amount, Instant at) {
    FinancialYear year = FinancialYear.of(at);
    InvoiceNumber number = new InvoiceNumber(store, year, series.next(handle, store, year.text()));
    handle.execute(
        "INSERT INTO invoice (number, session_id, attempt_id, amount_paise, issued_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        number.text(),
        session.text(),
        attempt,
        amount.minor(),
        at.atOffset(ZoneOffset.UTC));
    return number;
  }

  /// The trip that an invoice is for, empty if there is no such invoice.
  public Optional<SessionId> sessionOf(Handle handle, String number) {
    return handle
        .createQuery("SELECT session_id FROM invoice WHERE number = ?")
        .bind(0, number)
        .map((row, context) -> new SessionId(row.getString("session_id")))
        .findOne();
  }

  /// The attempt that paid a trip, empty if none did.
  public Optional<String> attemptOf(Handle handle, SessionId session) {
    return handle
        .createQuery("SELECT attempt_id FROM invoice WHERE session_id = ?")
        .bind(0, session.text())
        .mapTo(String.class)
        .findOne();
  }

  /// Number of the invoice of a trip, empty if it has none.
  public Optional<String> numberOf(Handle handle, SessionId session) {
    return handle
        .createQuery("SELECT number FROM invoice WHERE session_id = ?")
        .bind(0, session.text())
        .mapTo(String.class)
        .findOne();
  }
}
