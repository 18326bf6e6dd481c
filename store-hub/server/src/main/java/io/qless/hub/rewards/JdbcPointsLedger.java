package io.qless.hub.rewards;

import io.qless.shop.cart.SessionId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/// Every point ever given. Rows are appended, never changed; works inside the caller's transaction.
public final class JdbcPointsLedger {

  /// Writes what an attempt earned; a second time for the same attempt fails.
  public void earn(Handle handle, SessionId session, String attempt, long points, Instant at) {
    handle.execute(
        "INSERT INTO points_entry (attempt_id, kind, session_id, points, at)"
            + " VALUES (?, 'EARNED', ?, ?, ?)",
        attempt,
        session.text(),
        points,
        at.atOffset(ZoneOffset.UTC));
  }

  /// Points that a trip has.
  public long balance(Handle handle, SessionId session) {
    return handle
        .createQuery("SELECT COALESCE(SUM(points), 0) FROM points_entry WHERE session_id = ?")
        .bind(0, session.text())
        .mapTo(Long.class)
        .one();
  }
}
