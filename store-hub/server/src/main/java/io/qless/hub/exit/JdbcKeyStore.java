package io.qless.hub.exit;

import io.qless.hub.storage.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// Rows of the public halves of all hubs' keys. Each row has one hub that writes it: the one with
/// the secret half.
final class JdbcKeyStore {

  /// More than the keys of any hubs that share a database; a gate takes fewer.
  private static final int MAX_ROWS = 64;

  private final Database database;

  JdbcKeyStore(Database database) {
    this.database = database;
  }

  /// Those that count.
  List<PublicHalf> living(Instant now) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT id, state, jwks, counts_until FROM pass_key WHERE counts_until > ?"
                        + " ORDER BY state DESC, counts_until DESC, id LIMIT ?")
                .bind(0, time(now))
                .bind(1, MAX_ROWS)
                .map((row, context) ->
                    new PublicHalf(
                        row.getString("id"),
                        PublicHalf.State.valueOf(row.getString("state")),
                        row.getString("jwks"),
                        row.getObject("counts_until", OffsetDateTime.class).toInstant()))
                .list());
  }

  /// Writes one down, anew or for the first time, and takes off what counts no more.
  void keep(PublicHalf half, Instant now) {
    database
        .jdbi()
        .useTransaction(handle -> {
          int known =
              handle.execute(
                  "UPDATE pass_key SET state = ?, counts_until = ? WHERE id = ?",
                  half.state().name(),
                  time(half.until()),
                  half.keyId());
          if (known == 0) {
            handle.execute(
                "INSERT INTO pass_key (id, state, jwks, counts_until) VALUES (?, ?, ?, ?)",
                half.keyId(),
                half.state().name(),
                half.jwks(),
                time(half.until()));
          }
          handle.execute("DELETE FROM pass_key WHERE counts_until <= ?", time(now));
        });
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
