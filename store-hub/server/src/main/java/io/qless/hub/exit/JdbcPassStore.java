package io.qless.hub.exit;

import io.qless.contract.pass.ExitPass;
import io.qless.hub.storage.Database;
import io.qless.shop.cart.SessionId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Rows of passes and of their use. Methods with a handle work inside the caller's transaction.
final class JdbcPassStore {

  private final Database database;

  JdbcPassStore(Database database) {
    this.database = database;
  }

  void keep(Handle handle, ExitPass pass, String token) {
    handle.execute(
        "INSERT INTO exit_pass (id, session_id, token, issued_at, expires_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        pass.id(),
        pass.session(),
        token,
        time(pass.issuedAt()),
        time(pass.expiresAt()));
  }

  /// The pass of a trip that lasts longest, empty if it has none or has left.
  Optional<CurrentPass> latest(SessionId session) {
    return database.jdbi().withHandle(handle -> latest(handle, session));
  }

  Optional<CurrentPass> latest(Handle handle, SessionId session) {
    return handle
        .createQuery(
            "SELECT id, token, expires_at FROM exit_pass p WHERE session_id = ?"
                + " AND NOT EXISTS (SELECT 1 FROM redemption r WHERE r.session_id = p.session_id)"
                + " ORDER BY expires_at DESC, id LIMIT 1")
        .bind(0, session.text())
        .map((row, context) ->
            new CurrentPass(
                row.getString("id"),
                row.getString("token"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant()))
        .findOne();
  }

  /// Ids of a trip's passes whose time is not over, used or not.
  List<String> living(SessionId session, Instant now) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT id FROM exit_pass WHERE session_id = ? AND expires_at > ?")
                .bind(0, session.text())
                .bind(1, time(now))
                .mapTo(String.class)
                .list());
  }

  Optional<SessionId> sessionOf(String passId) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT session_id FROM exit_pass WHERE id = ?")
                .bind(0, passId)
                .map((row, context) -> new SessionId(row.getString("session_id")))
                .findOne());
  }

  /// Writes the use of a pass.
  ///
  /// @return false if the trip left before
  boolean redeem(Handle handle, SessionId session, Use use, boolean offline) {
    return handle.execute(
            "INSERT INTO redemption (session_id, pass_id, gate, at, offline)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            session.text(),
            use.passId(),
            use.gate(),
            time(use.at()),
            offline)
        == 1;
  }

  Optional<Use> useOf(SessionId session) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT pass_id, gate, at FROM redemption WHERE session_id = ?")
                .bind(0, session.text())
                .map((row, context) ->
                    new Use(
                        row.getString("pass_id"),
                        row.getString("gate"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .findOne());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /// Which pass left where and when.
  record Use(String passId, String gate, Instant at) {}
}
