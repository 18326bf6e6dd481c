package io.qless.hub.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Logins that stand, and their refresh tokens by hash. A *family* is one login with all tokens
/// that came from it, each used once; a token that comes back later was stolen or copied, and the
/// whole family ends (RFC 9700, section 4.14.2). Safe for any thread.
final class JdbcLoginStore {

  /// How long a login lasts at most, and unused.
  static final Duration FAMILY_LIFE = Duration.ofDays(30);

  static final Duration IDLE_LIFE = Duration.ofDays(7);

  /// Two pages of one phone refresh in the same moment, and an answer gets lost in a bad network:
  /// within this span the second is told that it was late, gets nothing, and nothing ends.
  static final Duration RACE = Duration.ofSeconds(10);

  private static final int TOKEN_BYTES = 32;

  /// What a refresh token led to.
  sealed interface Refresh {
    /// @param token the next one
    /// @param life how long it lives unused
    record Renewed(AccessTokens.Bearer bearer, String token, Duration life) implements Refresh {}

    /// Another one with the same token was faster.
    record Raced() implements Refresh {}

    /// It was used before; its family ended by this.
    record Reused() implements Refresh {}

    /// Nothing that counts.
    record Unknown() implements Refresh {}
  }

  /// @param token the first one of a new family
  record Begun(AccessTokens.Bearer bearer, String token, Duration life) {}

  private record Family(String account, Instant expires, boolean ended) {}

  private record Known(Instant expires, @Nullable Instant used) {}

  Begun begin(Handle handle, String account, Instant now) {
    String family = Secrets.id();
    Instant end = now.plus(FAMILY_LIFE);
    handle.execute(
        "INSERT INTO login_family (id, account_id, begun_at, expires_at) VALUES (?, ?, ?, ?)",
        family,
        account,
        AuthDatabase.time(now),
        AuthDatabase.time(end));
    String token = addToken(handle, family, earlier(now.plus(IDLE_LIFE), end));
    return new Begun(new AccessTokens.Bearer(account, family), token, IDLE_LIFE);
  }

  /// Uses a token. The family's row is locked first, so that of two at once one is the second.
  Refresh use(Handle handle, String token, Instant now) {
    String hash = Secrets.sha256(token);
    Optional<String> id = familyOf(handle, token);
    if (id.isEmpty()) {
      return new Refresh.Unknown();
    }
    Optional<Family> family = lock(handle, id.get());
    Optional<Known> known = known(handle, hash);
    if (family.isEmpty()
        || known.isEmpty()
        || family.get().ended()
        || !now.isBefore(family.get().expires())) {
      return new Refresh.Unknown();
    }
    Instant used = known.get().used();
    if (used != null) {
      if (now.isBefore(used.plus(RACE))) {
        return new Refresh.Raced();
      }
      end(handle, id.get(), now);
      return new Refresh.Reused();
    }
    if (!now.isBefore(known.get().expires())) {
      return new Refresh.Unknown();
    }
    handle.execute(
        "UPDATE refresh_token SET used_at = ? WHERE hash = ?", AuthDatabase.time(now), hash);
    Instant expires = earlier(now.plus(IDLE_LIFE), family.get().expires());
    return new Refresh.Renewed(
        new AccessTokens.Bearer(family.get().account(), id.get()),
        addToken(handle, id.get(), expires),
        Duration.between(now, expires));
  }

  /// The family a token came from, whether it still counts or not.
  Optional<String> familyOf(Handle handle, String token) {
    return handle
        .createQuery("SELECT family_id FROM refresh_token WHERE hash = ?")
        .bind(0, Secrets.sha256(token))
        .mapTo(String.class)
        .findOne();
  }

  void end(Handle handle, String family, Instant now) {
    handle.execute(
        "UPDATE login_family SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
        AuthDatabase.time(now),
        family);
  }

  void endAll(Handle handle, String account, Instant now) {
    handle.execute(
        "UPDATE login_family SET ended_at = ? WHERE account_id = ? AND ended_at IS NULL",
        AuthDatabase.time(now),
        account);
  }

  /// Forgets what opens nothing any more. Tokens of a family stay as long as it does: one that was
  /// used must be known when it comes back.
  void sweep(Handle handle, Instant now) {
    handle.execute(
        "DELETE FROM refresh_token WHERE family_id IN"
            + " (SELECT id FROM login_family WHERE expires_at <= ? OR ended_at IS NOT NULL)",
        AuthDatabase.time(now));
    handle.execute(
        "DELETE FROM login_family WHERE expires_at <= ? OR ended_at IS NOT NULL",
        AuthDatabase.time(now));
  }

  private static String addToken(Handle handle, String family, Instant expires) {
    String token = Secrets.text(TOKEN_BYTES);
    handle.execute(
        "INSERT INTO refresh_token (hash, family_id, expires_at) VALUES (?, ?, ?)",
        Secrets.sha256(token),
        family,
        AuthDatabase.time(expires));
    return token;
  }

  private static Optional<Family> lock(Handle handle, String id) {
    return handle
        .createQuery(
            "SELECT account_id, expires_at, ended_at FROM login_family WHERE id = ? FOR UPDATE")
        .bind(0, id)
        .map((row, context) ->
            new Family(
                row.getString("account_id"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("ended_at") != null))
        .findOne();
  }

  private static Optional<Known> known(Handle handle, String hash) {
    return handle
        .createQuery("SELECT expires_at, used_at FROM refresh_token WHERE hash = ?")
        .bind(0, hash)
        .map((row, context) -> {
          OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
          return new Known(
              row.getObject("expires_at", OffsetDateTime.class).toInstant(),
              used == null ? null : used.toInstant());
        })
        .findOne();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
