package io.qless.hub.bench;

import io.qless.hub.storage.Database;
import java.sql.Timestamp;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// The rows that a payment leaves in the journal, committed and forced in as many steps as the hub
/// takes, and nothing decided: what the database alone can do.
final class BareMoney {

  private static final Timestamp AT = Timestamp.from(Instant.EPOCH);
  private static final String HASH = "0".repeat(64);
  private static final String SMALL = "x".repeat(150);
  private static final String BILL = "x".repeat(1_200);

  private final Database journal;

  BareMoney(Database journal) {
    this.journal = journal;
  }

  /// A webhook as it came.
  void webhook(String event, byte[] body) {
    journal
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO webhook_event (provider, event_id, attempt_id, received_at, body,"
                    + " state) VALUES ('bare', ?, 'none', ?, ?, 'NEW')",
                event,
                AT,
                body));
    journal.makeDurable();
  }

  /// A trip with one article, its bill and the wish to pay; the attempt; its code; the webhook; the
  /// money with order, points and invoice.
  void payment(String trip, byte[] word) {
    String attempt = trip + "-4";
    commit(handle -> {
      handle.execute(
          "INSERT INTO shopping_session (id, trolley, phase, revision, started_at)"
              + " VALUES (?, 'T1', 'PAYING', 4, ?)",
          trip,
          AT);
      for (int revision = 1; revision <= 4; revision++) {
        event(handle, trip, revision, revision == 3 ? BILL : SMALL);
      }
    });
    commit(handle -> {
      handle.execute("INSERT INTO payment (session_id, amount_paise) VALUES (?, 1)", trip);
      handle.execute(
          "INSERT INTO payment_attempt (id, session_id, provider, amount_paise, state, reference,"
              + " reason, created_at, expires_at, asked_at)"
              + " VALUES (?, ?, 'bare', 1, 'INITIATING', '', '', ?, ?, ?)",
          attempt,
          trip,
          AT,
          AT,
          AT);
    });
    commit(handle -> {
      handle.execute("UPDATE payment_attempt SET state = 'PENDING' WHERE id = ?", attempt);
      handle.execute("UPDATE shopping_session SET revision = 5 WHERE id = ?", trip);
      event(handle, trip, 5, SMALL);
    });
    webhook("evt-" + attempt, word);
    commit(handle -> capture(handle, trip, attempt));
  }

  private static void capture(Handle handle, String trip, String attempt) {
    handle.execute(
        "UPDATE payment_attempt SET state = 'SUCCEEDED', reference = 'r', received_paise = 1"
            + " WHERE id = ?",
        attempt);
    handle.execute("UPDATE payment SET captured_attempt = ? WHERE session_id = ?", attempt, trip);
    handle.execute(
        "INSERT INTO customer_order (session_id, customer, paid_at, total_paise)"
            + " VALUES (?, NULL, ?, 1)",
        trip,
        AT);
    handle.execute("INSERT INTO points_owner (owner) VALUES (?)", "trip:" + trip);
    handle.execute(
        "INSERT INTO points_lot (owner, session_id, origin, amount, remaining, available_at,"
            + " expires_at) VALUES (?, ?, NULL, 1, 1, ?, ?)",
        "trip:" + trip,
        trip,
        AT,
        AT);
    int serial = serial(handle);
    handle.execute(
        "INSERT INTO invoice (number, session_id, attempt_id, amount_paise, issued_at)"
            + " VALUES (?, ?, ?, 1, ?)",
        "S017/2627/%06d".formatted(serial),
        trip,
        attempt,
        AT);
    handle.execute("UPDATE shopping_session SET revision = 6, phase = 'PAID' WHERE id = ?", trip);
    event(handle, trip, 6, SMALL);
  }

  /// The row that all payments wait for.
  private static int serial(Handle handle) {
    handle.execute(
        "INSERT INTO invoice_series (store, financial_year, last_serial) VALUES ('S017', '2627', 0)"
            + " ON CONFLICT DO NOTHING");
    handle.execute("UPDATE invoice_series SET last_serial = last_serial + 1");
    return handle.createQuery("SELECT last_serial FROM invoice_series").mapTo(Integer.class).one();
  }

  private static void event(Handle handle, String trip, int revision, String body) {
    handle.execute(
        "INSERT INTO session_event (session_id, revision, source, command_number, at, body, hash)"
            + " VALUES (?, ?, 'trolley', ?, ?, ?, ?)",
        trip,
        revision,
        revision,
        AT,
        body,
        HASH);
  }

  private void commit(java.util.function.Consumer<Handle> rows) {
    journal.jdbi().useTransaction(rows::accept);
    journal.makeDurable();
  }
}
