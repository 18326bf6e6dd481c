package io.qless.hub.payment;

import io.qless.shop.cart.SessionId;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Rows of attempts as parts of one bill: shares that wait for the others, and what several payers
/// paid. Works only inside a transaction that the caller holds.
final class JdbcShareStore {

  /// What has been asked back of an attempt, in the same query; without what was never for a bill.
  private static final String ASKED_BACK =
      "COALESCE((SELECT SUM(r.amount_paise) FROM refund r"
          + " WHERE r.attempt_id = a.id AND r.state <> 'REFUSED' AND NOT r.of_held), 0)";

  /// Shares of a trip whose money waits for the others.
  List<Part> held(Handle handle, SessionId session) {
    return parts(handle, session, AttemptState.HELD);
  }

  /// The attempts that paid a trip, with what is left of each.
  List<Part> paid(Handle handle, SessionId session) {
    return parts(handle, session, AttemptState.SUCCEEDED);
  }

  /// The shares that waited have paid the bill.
  void book(Handle handle, SessionId session) {
    handle.execute(
        "UPDATE payment_attempt SET state = ?, reason = 'paid' WHERE session_id = ? AND state = ?",
        AttemptState.SUCCEEDED.name(),
        session.text(),
        AttemptState.HELD.name());
  }

  /// Writes down that a share which waited goes back.
  void giveBack(Handle handle, Part share, String why, Instant at) {
    handle.execute(
        "UPDATE payment_attempt SET state = ?, reason = ? WHERE id = ? AND state = ?",
        AttemptState.REFUNDING.name(),
        why,
        share.attempt(),
        AttemptState.HELD.name());
    handle.execute(
        "INSERT INTO refund (id, attempt_id, amount_paise, state, reason, requested_at)"
            + " VALUES (?, ?, ?, 'REQUESTED', ?, ?) ON CONFLICT DO NOTHING",
        Refunds.whole(share.attempt()),
        share.attempt(),
        share.left().minor(),
        why,
        at.atOffset(ZoneOffset.UTC));
  }

  /// Names of refunds that belong together under one name, the first one first.
  List<String> refundsOf(Handle handle, String name) {
    return handle
        .createQuery("SELECT id FROM refund WHERE id = ? OR id LIKE ? ORDER BY id")
        .bind(0, name)
        .bind(1, name + Refunds.PART + "%")
        .mapTo(String.class)
        .list();
  }

  /// Refunds of a trip's attempts that no provider has answered for yet.
  List<String> openRefunds(Handle handle, SessionId session) {
    return handle
        .createQuery(
            "SELECT r.id FROM refund r JOIN payment_attempt a ON a.id = r.attempt_id"
                + " WHERE a.session_id = ? AND r.state = 'REQUESTED' ORDER BY r.id")
        .bind(0, session.text())
        .mapTo(String.class)
        .list();
  }

  private static List<Part> parts(Handle handle, SessionId session, AttemptState state) {
    return handle
        .createQuery(
            "SELECT a.id, a.amount_paise - "
                + ASKED_BACK
                + " AS left_paise FROM payment_attempt a"
                + " WHERE a.session_id = ? AND a.state = ? ORDER BY a.created_at, a.id")
        .bind(0, session.text())
        .bind(1, state.name())
        .map(
            (row, context) -> new Part(row.getString("id"), Money.paise(row.getLong("left_paise"))))
        .list();
  }

  /// @param left what it brought and has not been asked back yet
  record Part(String attempt, Money left) {}
}
