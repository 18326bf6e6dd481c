package io.qless.hub.reconciliation;

import io.qless.contract.rest.MoneyTrail;
import io.qless.contract.rest.PaymentReport.Kind;
import io.qless.contract.rest.PaymentReport.Row;
import io.qless.shop.cart.SessionId;
import io.qless.shop.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Reads where money is. Only reads; works inside the caller's transaction, so that all answers are
/// of one moment.
final class JdbcMoneyRows {

  private static final String OWN =
      "(SELECT COALESCE(SUM(r.amount_paise), 0) FROM refund r WHERE r.attempt_id = a.id"
          + " AND (r.of_held OR a.state <> 'SUCCEEDED') AND r.state = '%s') AS %s,";

  private static final String PAID =
      "SELECT a.id, a.session_id, a.provider, a.state, a.amount_paise, a.received_paise, s.phase,"
          + OWN.formatted("DONE", "went_back")
          + OWN.formatted("REQUESTED", "on_its_way")
          + OWN.formatted("REFUSED", "refused")
          + " (SELECT COALESCE(SUM(r.amount_paise), 0) FROM refund r WHERE r.attempt_id = a.id"
          + " AND NOT r.of_held AND a.state = 'SUCCEEDED' AND r.state <> 'REFUSED') AS goods,"
          + " (SELECT COUNT(*) FROM invoice i WHERE i.session_id = a.session_id) AS invoices,"
          + " (SELECT COUNT(*) FROM invoice i WHERE i.attempt_id = a.id) AS of_invoice"
          + " FROM payment_attempt a JOIN shopping_session s ON s.id = a.session_id ";

  private final Handle handle;

  JdbcMoneyRows(Handle handle) {
    this.handle = handle;
  }

  /// Attempts whose money came in then, in that order.
  List<PaidAttempt> paid(Instant from, Instant to) {
    return handle
        .createQuery(
            PAID + "WHERE a.received_at >= ? AND a.received_at < ? ORDER BY a.received_at, a.id")
        .bind(0, time(from))
        .bind(1, time(to))
        .map((row, context) -> paid(row))
        .list();
  }

  /// Attempts that were made or paid then, by the provider that has them: what to ask about.
  Map<String, Compared> toCompare(Instant from, Instant to, int limit) {
    Map<String, Compared> attempts = new HashMap<>();
    handle
        .createQuery(
            "SELECT id, session_id, provider, received_paise FROM payment_attempt"
                + " WHERE ((created_at >= :from AND created_at < :to)"
                + " OR (received_at >= :from AND received_at < :to))"
                + " AND provider NOT IN ('', 'none') ORDER BY created_at, id LIMIT :limit")
        .bind("from", time(from))
        .bind("to", time(to))
        .bind("limit", limit)
        .map((row, context) ->
            new Compared(
                row.getString("id"),
                row.getString("session_id"),
                row.getString("provider"),
                row.getLong("received_paise")))
        .forEach(attempt -> attempts.put(attempt.id(), attempt));
    return attempts;
  }

  /// Orders of a day for which not exactly that was paid which was due in money; points may have
  /// paid the rest of the invoice.
  List<Row> ordersThatDiffer(Instant from, Instant to) {
    return handle
        .createQuery(
            "SELECT * FROM (SELECT i.number, i.session_id, i.amount_paise, p.amount_paise AS due,"
                + " (SELECT COALESCE(SUM(a.amount_paise), 0) FROM payment_attempt a"
                + " WHERE a.session_id = i.session_id AND a.state = 'SUCCEEDED') AS paid"
                + " FROM invoice i JOIN payment p ON p.session_id = i.session_id"
                + " WHERE i.issued_at >= ? AND i.issued_at < ?) o"
                + " WHERE o.paid <> o.due OR o.due > o.amount_paise ORDER BY o.number")
        .bind(0, time(from))
        .bind(1, time(to))
        .map((row, context) -> {
          long due = row.getLong("due");
          long paid = row.getLong("paid");
          return new Row(
              Kind.ORDER_WITHOUT_MONEY,
              paid - due,
              "",
              "",
              row.getString("session_id"),
              "invoice %s over %s: %s was due in money, %s was paid"
                  .formatted(
                      row.getString("number"),
                      Money.paise(row.getLong("amount_paise")),
                      Money.paise(due),
                      Money.paise(paid)),
              "look into 'qless session explain " + row.getString("session_id") + "'");
        })
        .list();
  }

  /// Money that was asked back before then, and is not there yet.
  List<Row> slowRefunds(Instant before, int limit) {
    return handle
        .createQuery(
            "SELECT r.id, r.attempt_id, r.amount_paise, r.requested_at, a.provider, a.session_id"
                + " FROM refund r JOIN payment_attempt a ON a.id = r.attempt_id"
                + " WHERE r.state = 'REQUESTED' AND r.requested_at < ? ORDER BY r.requested_at LIMIT ?")
        .bind(0, time(before))
        .bind(1, limit)
        .map((row, context) ->
            new Row(
                Kind.REFUND_SLOW,
                row.getLong("amount_paise"),
                row.getString("provider"),
                row.getString("attempt_id"),
                row.getString("session_id"),
                "refund %s was asked for at %s"
                    .formatted(row.getString("id"), instant(row, "requested_at")),
                "wait: the hub asks every hour; after five days ask the provider"))
        .list();
  }

  /// Attempts of a day whose time is over and whose end nobody knows.
  List<Row> unknown(Instant from, Instant to, Instant now) {
    return handle
        .createQuery(
            "SELECT id, session_id, provider, amount_paise, state FROM payment_attempt"
                + " WHERE created_at >= ? AND created_at < ? AND expires_at < ?"
                + " AND state IN ('INITIATING', 'PENDING') ORDER BY created_at, id")
        .bind(0, time(from))
        .bind(1, time(to))
        .bind(2, time(now))
        .map((row, context) ->
            new Row(
                Kind.UNKNOWN,
                row.getLong("amount_paise"),
                row.getString("provider"),
                row.getString("id"),
                row.getString("session_id"),
                "it is " + row.getString("state") + " beyond its time",
                "see whether the provider answers; the hub goes on asking"))
        .list();
  }

  /// How many attempts of a day have no end yet, by provider.
  Map<String, Long> open(Instant from, Instant to) {
    return byProvider(
        "SELECT provider, COUNT(*) AS n FROM payment_attempt WHERE created_at >= ?"
            + " AND created_at < ? AND state IN ('INITIATING', 'PENDING') GROUP BY provider",
        from,
        to);
  }

  /// What providers gave back on a day, goods that came back included.
  Map<String, Long> refunded(Instant from, Instant to) {
    return byProvider(
        "SELECT a.provider, SUM(r.amount_paise) AS n FROM refund r"
            + " JOIN payment_attempt a ON a.id = r.attempt_id"
            + " WHERE r.done_at >= ? AND r.done_at < ? GROUP BY a.provider",
        from,
        to);
  }

  private Map<String, Long> byProvider(String query, Instant from, Instant to) {
    Map<String, Long> found = new HashMap<>();
    handle
        .createQuery(query)
        .bind(0, time(from))
        .bind(1, time(to))
        .map((row, context) -> Map.entry(row.getString("provider"), row.getLong("n")))
        .forEach(each -> found.put(each.getKey(), each.getValue()));
    return found;
  }

  /// Attempts of one trip for which money came in.
  List<PaidAttempt> paid(SessionId session) {
    return handle
        .createQuery(PAID + "WHERE a.session_id = ? AND a.received_paise > 0 ORDER BY a.id")
        .bind(0, session.text())
        .map((row, context) -> paid(row))
        .list();
  }

  /// All attempts of a trip, the oldest first.
  List<MoneyTrail.Try> tries(SessionId session) {
    return handle
        .createQuery(
            "SELECT id, provider, state, reason, amount_paise, received_paise, reference,"
                + " created_at FROM payment_attempt WHERE session_id = ? ORDER BY created_at, id")
        .bind(0, session.text())
        .map((row, context) ->
            new MoneyTrail.Try(
                row.getString("id"),
                row.getString("provider"),
                row.getString("state"),
                row.getString("reason"),
                row.getLong("amount_paise"),
                row.getLong("received_paise"),
                row.getString("reference"),
                instant(row, "created_at")))
        .list();
  }

  /// All refunds of a trip, the oldest first.
  List<MoneyTrail.Back> backs(SessionId session) {
    return handle
        .createQuery(
            "SELECT r.id, r.attempt_id, r.state, r.reason, r.amount_paise, r.requested_at"
                + " FROM refund r JOIN payment_attempt a ON a.id = r.attempt_id"
                + " WHERE a.session_id = ? ORDER BY r.requested_at, r.id")
        .bind(0, session.text())
        .map((row, context) ->
            new MoneyTrail.Back(
                row.getString("id"),
                row.getString("attempt_id"),
                row.getString("state"),
                row.getString("reason"),
                row.getLong("amount_paise"),
                instant(row, "requested_at")))
        .list();
  }

  private static PaidAttempt paid(ResultSet row) throws SQLException {
    return new PaidAttempt(
        row.getString("id"),
        row.getString("session_id"),
        row.getString("provider"),
        row.getString("state"),
        row.getLong("amount_paise"),
        row.getLong("received_paise"),
        row.getLong("invoices") > 0,
        row.getLong("of_invoice") > 0,
        List.of("SHOPPING", "CHECKOUT", "PAYING").contains(row.getString("phase")),
        row.getLong("went_back"),
        row.getLong("on_its_way"),
        row.getLong("refused"),
        row.getLong("goods"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /// An attempt as the hub has it.
  ///
  /// @param received paise
  record Compared(String id, String session, String provider, long received) {}
}
