package io.qless.hub.orders;

import io.qless.shop.cart.SessionId;
import io.qless.shop.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Rows of orders. Works only inside a transaction that the caller holds.
public final class JdbcOrderStore {

  private static final String ORDER =
      "SELECT o.session_id, i.number, o.paid_at, o.total_paise FROM customer_order o"
          + " JOIN invoice i ON i.session_id = o.session_id ";

  /// A trip was paid.
  public void paid(Handle handle, SessionId session, Money total, Instant at) {
    row(handle, session);
    handle.execute(
        "UPDATE customer_order SET paid_at = ?, total_paise = ? WHERE session_id = ?",
        at.atOffset(ZoneOffset.UTC),
        total.minor(),
        session.text());
  }

  /// Whose trip it is, empty for a guest's.
  public Optional<String> customerOf(Handle handle, SessionId session) {
    return handle
        .createQuery(
            "SELECT customer FROM customer_order WHERE session_id = ? AND customer IS NOT NULL")
        .bind(0, session.text())
        .mapTo(String.class)
        .findOne();
  }

  /// Makes a guest's trip a customer's, before or after it was paid.
  ///
  /// @return whether it is that customer's now
  boolean claim(Handle handle, SessionId session, String customer) {
    row(handle, session);
    return handle.execute(
            "UPDATE customer_order SET customer = ?"
                + " WHERE session_id = ? AND (customer IS NULL OR customer = ?)",
            customer,
            session.text(),
            customer)
        == 1;
  }

  /// A customer's orders behind a place, the newest first.
  List<OrderPage.Order> of(Handle handle, String customer, Place behind, int limit) {
    return handle
        .createQuery(
            ORDER
                + "WHERE o.customer = :customer"
                + " AND (o.paid_at < :at OR (o.paid_at = :at AND o.session_id < :session))"
                + " ORDER BY o.paid_at DESC, o.session_id DESC LIMIT :limit")
        .bind("customer", customer)
        .bind("at", behind.at().atOffset(ZoneOffset.UTC))
        .bind("session", behind.session())
        .bind("limit", limit)
        .map((row, context) -> order(handle, row))
        .list();
  }

  /// The order of one trip, empty while it is not paid.
  Optional<OrderPage.Order> of(Handle handle, SessionId session) {
    return handle
        .createQuery(ORDER + "WHERE o.session_id = ?")
        .bind(0, session.text())
        .map((row, context) -> order(handle, row))
        .findOne();
  }

  private static void row(Handle handle, SessionId session) {
    handle.execute(
        "INSERT INTO customer_order (session_id, customer, paid_at, total_paise)"
            + " VALUES (?, NULL, NULL, 0) ON CONFLICT DO NOTHING",
        session.text());
  }

  private static OrderPage.Order order(Handle handle, ResultSet row) throws SQLException {
    String session = row.getString("session_id");
    List<OrderPage.Note> notes =
        handle
            .createQuery(
                "SELECT number, amount_paise FROM credit_note WHERE session_id = ? ORDER BY number")
            .bind(0, session)
            .map((note, context) ->
                new OrderPage.Note(
                    note.getString("number"), Money.paise(note.getLong("amount_paise"))))
            .list();
    return new OrderPage.Order(
        new SessionId(session),
        row.getString("number"),
        row.getObject("paid_at", OffsetDateTime.class).toInstant(),
        Money.paise(row.getLong("total_paise")),
        notes);
  }

  /// Where a page ends.
  ///
  /// @param at when its last order was paid
  /// @param session which that is, for orders of the same instant
  record Place(Instant at, String session) {

    /// Before the newest order.
    static final Place BEGINNING = new Place(Instant.parse("2999-01-01T00:00:00Z"), "");
  }
}
