package io.qless.hub.rewards;

import io.qless.shop.cart.SessionId;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Rows that say which points are set aside for which bill, and which paid one. Works only inside a
/// transaction that the caller holds.
final class JdbcHoldStore {

  static final String HELD = "HELD";
  static final String SPENT = "SPENT";
  static final String RELEASED = "RELEASED";

  /// The points of a trip in this state, empty if there are none.
  Optional<Hold> find(Handle handle, SessionId trip, String state) {
    return handle
        .createQuery(
            "SELECT owner, points, paise FROM points_hold WHERE session_id = ? AND state = ?")
        .bind(0, trip.text())
        .bind(1, state)
        .map((row, context) ->
            new Hold(
                row.getString("owner"), row.getLong("points"), Money.paise(row.getLong("paise"))))
        .findOne();
  }

  void keep(Handle handle, SessionId trip, Hold hold, Instant at) {
    handle.execute(
        "INSERT INTO points_hold (session_id, owner, points, paise, state, changed_at)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        trip.text(),
        hold.owner(),
        hold.points(),
        hold.worth().minor(),
        RELEASED,
        at.atOffset(ZoneOffset.UTC));
    handle.execute(
        "UPDATE points_hold SET owner = ?, points = ?, paise = ?, state = ?, changed_at = ?"
            + " WHERE session_id = ? AND state = ?",
        hold.owner(),
        hold.points(),
        hold.worth().minor(),
        HELD,
        at.atOffset(ZoneOffset.UTC),
        trip.text(),
        RELEASED);
  }

  void move(Handle handle, SessionId trip, String to, Instant at) {
    handle.execute(
        "UPDATE points_hold SET state = ?, changed_at = ? WHERE session_id = ? AND state = ?",
        to,
        at.atOffset(ZoneOffset.UTC),
        trip.text(),
        HELD);
  }

  /// @param worth what all of them pay
  record Hold(String owner, long points, Money worth) {}
}
