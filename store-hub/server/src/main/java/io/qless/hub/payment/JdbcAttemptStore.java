package io.qless.hub.payment;

import io.qless.hub.storage.Database;
import io.qless.shop.cart.SessionId;
import io.qless.shop.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Rows of payments, attempts and refunds. Methods with a handle work inside the caller's
/// transaction; the others are one transaction each and are on disk when they return.
final class JdbcAttemptStore {

  private static final int MAX_REASON_CHARS = 200;
  private static final int MAX_REFERENCE_CHARS = 64;

  /// The columns that [#attempt] reads.
  static final String ATTEMPT =
      "SELECT id, session_id, provider, amount_paise, state, created_at, expires_at, asked_at,"
          + " provider_ref FROM payment_attempt ";

  private final Database database;

  JdbcAttemptStore(Database database) {
    this.database = database;
  }

  /// Writes a new attempt; one that is there already stays as it is.
  ///
  /// @param due what is due for the whole bill
  Begun begin(Attempt attempt, Money due) {
    boolean first =
        database
            .jdbi()
            .inTransaction(handle -> {
              handle.execute(
                  "INSERT INTO payment (session_id, amount_paise) VALUES (?, ?)"
                      + " ON CONFLICT DO NOTHING",
                  attempt.session().text(),
                  due.minor());
              handle.execute(
                  "UPDATE payment SET amount_paise = ?"
                      + " WHERE session_id = ? AND captured_attempt IS NULL",
                  due.minor(),
                  attempt.session().text());
              return handle.execute(
                      "INSERT INTO payment_attempt (id, session_id, provider, amount_paise, state,"
                          + " reference, reason, created_at, expires_at, asked_at)"
                          + " VALUES (?, ?, ?, ?, ?, '', '', ?, ?, ?) ON CONFLICT DO NOTHING",
                      attempt.id(),
                      attempt.session().text(),
                      attempt.provider(),
                      attempt.amount().minor(),
                      attempt.state().name(),
                      time(attempt.created()),
                      time(attempt.expires()),
                      time(attempt.asked()))
                  == 1;
            });
    database.makeDurable();
    return new Begun(
        find(attempt.id())
            .orElseThrow(() -> new IllegalStateException("attempt " + attempt.id() + " was lost")),
        first);
  }

  /// An attempt that is written down.
  ///
  /// @param first whether this call wrote it, so that no provider can have heard of it
  record Begun(Attempt attempt, boolean first) {}

  /// Notes that a provider is about to be asked for an attempt.
  ///
  /// @return false if one was asked before, by whomever
  boolean tell(String id) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle.execute("UPDATE payment_attempt SET told = TRUE WHERE id = ? AND NOT told", id)
                == 1);
  }

  Optional<Attempt> find(String id) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(ATTEMPT + "WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> attempt(row))
                .findOne());
  }

  /// How many attempts are in these states; one without any may be missing.
  Map<String, Long> count(Collection<AttemptState> states) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT state, COUNT(*) AS attempts FROM payment_attempt"
                        + " WHERE state IN (<states>) GROUP BY state")
                .bindList("states", states.stream().map(AttemptState::name).toList())
                .reduceRows(
                    new HashMap<>(),
                    (counts, row) -> {
                      counts.put(
                          row.getColumn("state", String.class),
                          row.getColumn("attempts", Long.class));
                      return counts;
                    }));
  }

  /// Moves an attempt on if it is still in one of these states.
  ///
  /// @return whether it was
  boolean move(
      Handle handle, String id, Collection<AttemptState> from, AttemptState to, String reason) {
    return handle
            .createUpdate(
                "UPDATE payment_attempt SET state = :to, reason = :reason"
                    + " WHERE id = :id AND state IN (<from>)")
            .bind("id", id)
            .bind("to", to.name())
            .bind("reason", cut(reason, MAX_REASON_CHARS))
            .bindList("from", from.stream().map(AttemptState::name).toList())
            .execute()
        == 1;
  }

  boolean move(String id, Collection<AttemptState> from, AttemptState to, String reason) {
    boolean moved = database.jdbi().inTransaction(handle -> move(handle, id, from, to, reason));
    database.makeDurable();
    return moved;
  }

  /// The payer can pay. Only while the attempt is still in this provider's hands: an order that
  /// another provider made before is then never shown to anybody.
  ///
  /// @return whether it was
  boolean open(Handle handle, Attempt attempt, Instant expires, String providerRef) {
    return handle.execute(
            "UPDATE payment_attempt SET state = 'PENDING', expires_at = ?, provider_ref = ?"
                + " WHERE id = ? AND provider = ? AND state = 'INITIATING'",
            time(expires),
            providerRef,
            attempt.id(),
            attempt.provider())
        == 1;
  }

  /// Hands an attempt that was not opened yet to another provider, and keeps why.
  ///
  /// @param to empty: nobody has it
  /// @return false if it has moved on, or somebody else handed it over
  boolean handOver(Attempt attempt, String to, String why, Instant at) {
    boolean moved =
        database
            .jdbi()
            .inTransaction(handle -> {
              if (!attempt.provider().isEmpty()) {
                handle.execute(
                    "INSERT INTO attempt_refusal (attempt_id, provider, reason, at)"
                        + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    attempt.id(),
                    attempt.provider(),
                    cut(why, MAX_REASON_CHARS),
                    time(at));
              }
              return handle.execute(
                      "UPDATE payment_attempt SET provider = ?, provider_ref = ''"
                          + " WHERE id = ? AND provider = ? AND state = 'INITIATING'",
                      to,
                      attempt.id(),
                      attempt.provider())
                  == 1;
            });
    database.makeDurable();
    return moved;
  }

  /// Makes an attempt the one that paid its trip, or brought the last share.
  ///
  /// @param due what is paid for the whole bill
  /// @return false if another one did already
  boolean capture(Handle handle, Attempt attempt, Money due, String reference) {
    refer(handle, attempt, reference);
    return handle.execute(
            "UPDATE payment SET captured_attempt = ?, amount_paise = ?"
                + " WHERE session_id = ? AND captured_attempt IS NULL",
            attempt.id(),
            due.minor(),
            attempt.session().text())
        == 1;
  }

  /// Keeps the provider's own reference of a payment.
  void refer(Handle handle, Attempt attempt, String reference) {
    handle.execute(
        "UPDATE payment_attempt SET reference = ? WHERE id = ?",
        cut(reference, MAX_REFERENCE_CHARS),
        attempt.id());
  }

  /// Writes down that money must go back; once per name.
  void requestRefund(Handle handle, Refund refund, String reason, Instant at) {
    handle.execute(
        "INSERT INTO refund (id, attempt_id, amount_paise, state, reason, requested_at)"
            + " VALUES (?, ?, ?, 'REQUESTED', ?, ?) ON CONFLICT DO NOTHING",
        refund.id(),
        refund.attempt(),
        refund.amount().minor(),
        cut(reason, MAX_REASON_CHARS),
        time(at));
  }

  /// A refund that the provider has not answered for yet, empty if it has or there is none.
  Optional<Refund> openRefund(String id) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT id, attempt_id, amount_paise FROM refund"
                        + " WHERE id = ? AND state = 'REQUESTED'")
                .bind(0, id)
                .map((row, context) -> refund(row))
                .findOne());
  }

  /// How a refund stands, empty if there is none.
  Optional<String> refundState(String id) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT state FROM refund WHERE id = ?")
                .bind(0, id)
                .mapTo(String.class)
                .findOne());
  }

  /// Refunds that the provider has not answered for yet, those asked for longest ago first.
  List<OpenRefund> openRefunds(int limit) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT id, attempt_id, amount_paise, requested_at, asked_at FROM refund"
                        + " WHERE state = 'REQUESTED' ORDER BY asked_at, id LIMIT ?")
                .bind(0, limit)
                .map((row, context) ->
                    new OpenRefund(
                        refund(row), instant(row, "requested_at"), instant(row, "asked_at")))
                .list());
  }

  /// Notes that the provider was asked for a refund.
  void askedFor(Refund refund, Instant at) {
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute("UPDATE refund SET asked_at = ? WHERE id = ?", time(at), refund.id()));
  }

  /// Closes a refund.
  ///
  /// @return false if it was closed before
  boolean closeRefund(Handle handle, Refund refund, boolean done, Instant at) {
    boolean closed =
        handle.execute(
                "UPDATE refund SET state = ?, done_at = ? WHERE id = ? AND state = 'REQUESTED'",
                done ? "DONE" : "REFUSED",
                done ? time(at) : null,
                refund.id())
            == 1;
    if (closed && done) {
      handle.execute(
          "UPDATE payment_attempt SET state = 'REFUNDED' WHERE id = ? AND state = 'REFUNDING'",
          refund.attempt());
    }
    return closed;
  }

  <T> T inTransaction(java.util.function.Function<Handle, T> work) {
    T result = database.jdbi().inTransaction(work::apply);
    database.makeDurable();
    return result;
  }

  static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        row.getString("id"),
        new SessionId(row.getString("session_id")),
        row.getString("provider"),
        Money.paise(row.getLong("amount_paise")),
        AttemptState.valueOf(row.getString("state")),
        instant(row, "created_at"),
        instant(row, "expires_at"),
        instant(row, "asked_at"),
        row.getString("provider_ref"));
  }

  private static Refund refund(ResultSet row) throws SQLException {
    return new Refund(
        row.getString("id"), row.getString("attempt_id"), Money.paise(row.getLong("amount_paise")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static String cut(String text, int max) {
    return text.substring(0, Math.min(max, text.length()));
  }

  /// Money on its way back.
  ///
  /// @param id our name for it, the provider's idempotency key
  record Refund(String id, String attempt, Money amount) {}

  /// Money that no provider has answered for yet.
  ///
  /// @param asked when the provider was last asked; long ago if never
  record OpenRefund(Refund refund, Instant requested, Instant asked) {}
}
