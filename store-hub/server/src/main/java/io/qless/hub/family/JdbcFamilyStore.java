package io.qless.hub.family;

import io.qless.hub.storage.Database;
import io.qless.shop.cart.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Secrets and tokens by their hashes. They are random and long, so a plain SHA-256 is enough. Safe
/// for any thread.
final class JdbcFamilyStore {

  private final Database journal;

  JdbcFamilyStore(Database journal) {
    this.journal = journal;
  }

  void addSecret(String secret, SessionId session, Instant expires) {
    journal
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO join_secret (hash, session_id, expires_at) VALUES (?, ?, ?)",
                hash(secret),
                session.text(),
                expires.atOffset(ZoneOffset.UTC)));
  }

  /// The trip a secret opens, empty if it is unknown, used or over.
  Optional<SessionId> sessionOf(String secret, Instant now) {
    return journal
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT session_id FROM join_secret WHERE hash = ? AND expires_at > ?")
                .bind(0, hash(secret))
                .bind(1, now.atOffset(ZoneOffset.UTC))
                .mapTo(String.class)
                .findOne()
                .map(SessionId::new));
  }

  /// @return false if somebody else was faster
  boolean useSecret(Handle handle, String secret) {
    return handle.execute("DELETE FROM join_secret WHERE hash = ?", hash(secret)) == 1;
  }

  void addToken(Handle handle, String token, Access access, Instant expires) {
    handle.execute(
        "INSERT INTO participant_token (hash, session_id, participant, expires_at)"
            + " VALUES (?, ?, ?, ?)",
        hash(token),
        access.session().text(),
        access.participant(),
        expires.atOffset(ZoneOffset.UTC));
  }

  /// @param key of the request that the command came with
  void addCommand(Handle handle, Access access, long number, String key, Instant expires) {
    handle.execute(
        "INSERT INTO phone_command"
            + " (session_id, participant, command_number, request_key, expires_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        access.session().text(),
        access.participant(),
        number,
        key,
        expires.atOffset(ZoneOffset.UTC));
  }

  /// The request that a command came with, empty if it named none.
  Optional<String> keyOf(Access access, long number) {
    return journal
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT request_key FROM phone_command"
                        + " WHERE session_id = ? AND participant = ? AND command_number = ?")
                .bind(0, access.session().text())
                .bind(1, access.participant())
                .bind(2, number)
                .mapTo(String.class)
                .findOne());
  }

  /// Trips under way that have no trolley.
  int countAlone(Handle handle) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM shopping_session WHERE trolley = ''"
                + " AND phase IN ('SHOPPING', 'CHECKOUT', 'PAYING', 'PAID')")
        .mapTo(Integer.class)
        .one();
  }

  Optional<Access> access(String token, Instant now) {
    return journal
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT session_id, participant FROM participant_token"
                        + " WHERE hash = ? AND expires_at > ?")
                .bind(0, hash(token))
                .bind(1, now.atOffset(ZoneOffset.UTC))
                .map((row, context) ->
                    new Access(
                        new SessionId(row.getString("session_id")), row.getString("participant")))
                .findOne());
  }

  /// Forgets what opens nothing any more.
  void sweep(Instant now) {
    journal
        .jdbi()
        .useTransaction(handle -> {
          handle.execute(
              "DELETE FROM join_secret WHERE expires_at <= ?", now.atOffset(ZoneOffset.UTC));
          handle.execute(
              "DELETE FROM participant_token WHERE expires_at <= ?", now.atOffset(ZoneOffset.UTC));
          handle.execute(
              "DELETE FROM phone_command WHERE expires_at <= ?", now.atOffset(ZoneOffset.UTC));
        });
  }

  private static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
