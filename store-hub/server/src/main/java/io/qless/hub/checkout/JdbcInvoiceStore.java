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
    InvoiceNumber number = new InvoiceNumber(store, year, nextSerial(handle, year.text()));
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

  /// Number of the invoice of a trip, empty if it has none.
  public Optional<String> numberOf(Handle handle, SessionId session) {
    return handle
        .createQuery("SELECT number FROM invoice WHERE session_id = ?")
        .bind(0, session.text())
        .mapTo(String.class)
        .findOne();
  }

  /// The update locks the row, so a second payment waits here for the first to commit.
  private int nextSerial(Handle handle, String year) {
    handle.execute(
        "INSERT INTO invoice_series (store, financial_year, last_serial) VALUES (?, ?, 0)"
            + " ON CONFLICT DO NOTHING",
        store,
        year);
    handle.execute(
        "UPDATE invoice_series SET last_serial = last_serial + 1"
            + " WHERE store = ? AND financial_year = ?",
        store,
        year);
    return handle
        .createQuery(
            "SELECT last_serial FROM invoice_series WHERE store = ? AND financial_year = ?")
        .bind(0, store)
        .bind(1, year)
        .mapTo(Integer.class)
        .one();
  }
}
