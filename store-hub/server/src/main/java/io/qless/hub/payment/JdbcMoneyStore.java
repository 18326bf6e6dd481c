package io.qless.hub.payment;

import io.qless.hub.payment.JdbcAttemptStore.Refund;
import io.qless.hub.storage.Database;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Where the money of attempts is: when a provider is asked about one next, what is there, and what
/// of it belongs to no bill. Methods with a handle work inside the caller's transaction; the others
/// are one transaction each.
final class JdbcMoneyStore {

  private static final List<String> MAY_BE_PAID =
      List.of("INITIATING", "PENDING", "FAILED", "EXPIRED", "GIVEN_UP");

  private final Database database;

  JdbcMoneyStore(Database database) {
    this.database = database;
  }

  /// Attempts whose provider must be asked, those that waited longest first.
  List<Attempt> due(Instant now, int limit) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    JdbcAttemptStore.ATTEMPT
                        + "WHERE due_at <= :now AND state IN (<states>)"
                        + " ORDER BY due_at, id LIMIT :limit")
                .bind("now", time(now))
                .bindList("states", MAY_BE_PAID)
                .bind("limit", limit)
                .map((row, context) -> JdbcAttemptStore.attempt(row))
                .list());
  }

  /// Notes that the provider is asked now, and when it is asked next.
  ///
  /// @param next empty: never again
  void asked(String attempt, Instant now, Optional<Instant> next) {
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE payment_attempt SET asked_at = ?, due_at = ? WHERE id = ?",
                time(now),
                next.map(JdbcMoneyStore::time).orElse(null),
                attempt));
  }

  /// Notes what the provider says is there; it may become more, never less.
  ///
  /// @param paise in whole paise
  void received(String attempt, long paise, Instant now) {
    database.jdbi().useHandle(handle -> received(handle, attempt, paise, now));
  }

  /// The same in the caller's transaction.
  ///
  /// @return whether it is more than was known
  boolean received(Handle handle, String attempt, long paise, Instant now) {
    return handle.execute(
            "UPDATE payment_attempt SET received_paise = ?, received_at = COALESCE(received_at, ?)"
                + " WHERE id = ? AND received_paise < ?",
            paise,
            time(now),
            attempt,
            paise)
        == 1;
  }

  /// Writes down that all of an attempt's money goes back which is for no bill and not on its way
  /// yet: another amount than was asked for, what was paid on top, or what the provider refused to
  /// give back before. Locks the attempt, so that two who ask get it once.
  ///
  /// @return empty if there is none
  Optional<Refund> returnHeld(Handle handle, String attempt, String why, Instant at) {
    handle
        .createQuery("SELECT id FROM payment_attempt WHERE id = ? FOR UPDATE")
        .bind(0, attempt)
        .mapTo(String.class)
        .findOne();
    long held = held(handle, attempt);
    if (held <= 0) {
      return Optional.empty();
    }
    Refund refund =
        new Refund(attempt + "-h" + (refunds(handle, attempt) + 1), attempt, Money.paise(held));
    handle.execute(
        "INSERT INTO refund (id, attempt_id, amount_paise, state, reason, requested_at, of_held)"
            + " VALUES (?, ?, ?, 'REQUESTED', ?, ?, TRUE)",
        refund.id(),
        attempt,
        held,
        why,
        time(at));
    handle.execute(
        "UPDATE payment_attempt SET state = 'REFUNDING' WHERE id = ? AND state = 'DIFFERS'",
        attempt);
    return Optional.of(refund);
  }

  /// Paise of an attempt that are there for no bill and not on their way back. What is under way is
  /// nobody's to give back.
  private static long held(Handle handle, String attempt) {
    return handle
        .createQuery(
            "SELECT a.received_paise - CASE WHEN a.state = 'SUCCEEDED' THEN a.amount_paise ELSE 0"
                + " END - COALESCE((SELECT SUM(r.amount_paise) FROM refund r WHERE r.attempt_id ="
                + " a.id AND r.state <> 'REFUSED' AND (r.of_held OR a.state <> 'SUCCEEDED')), 0)"
                + " FROM payment_attempt a WHERE a.id = ?"
                + " AND a.state IN ('SUCCEEDED', 'DIFFERS', 'REFUNDING', 'REFUNDED')")
        .bind(0, attempt)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  private static long refunds(Handle handle, String attempt) {
    return handle
        .createQuery("SELECT COUNT(*) FROM refund WHERE attempt_id = ?")
        .bind(0, attempt)
        .mapTo(Long.class)
        .one();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
