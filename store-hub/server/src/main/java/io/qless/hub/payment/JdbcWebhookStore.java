package io.qless.hub.payment;

import io.qless.hub.storage.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// Rows of webhooks, exactly as received. Each call is one transaction.
final class JdbcWebhookStore {

  private final Database database;

  JdbcWebhookStore(Database database) {
    this.database = database;
  }

  /// Keeps a webhook before it is answered; on disk when this returns.
  ///
  /// @return false if it was here already
  boolean keep(String provider, String event, String attempt, byte[] body, Instant at) {
    int kept =
        database
            .jdbi()
            .withHandle(handle ->
                handle.execute(
                    "INSERT INTO webhook_event (provider, event_id, attempt_id, received_at, body,"
                        + " state) VALUES (?, ?, ?, ?, ?, 'NEW') ON CONFLICT DO NOTHING",
                    provider,
                    event,
                    attempt,
                    at.atOffset(ZoneOffset.UTC),
                    body));
    if (kept == 1) {
      database.makeDurable();
    }
    return kept == 1;
  }

  void close(String provider, String event, boolean ours) {
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE webhook_event SET state = ? WHERE provider = ? AND event_id = ?",
                ours ? "DONE" : "NOT_OURS",
                provider,
                event));
  }

  /// Webhooks that were kept but not acted on, because the hub stopped or an order was not written
  /// yet; oldest first.
  List<Waiting> waiting(int limit) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT provider, event_id, attempt_id, received_at FROM webhook_event"
                        + " WHERE state = 'NEW' ORDER BY received_at LIMIT ?")
                .bind(0, limit)
                .map((row, context) ->
                    new Waiting(
                        row.getString("provider"),
                        row.getString("event_id"),
                        row.getString("attempt_id"),
                        row.getObject("received_at", java.time.OffsetDateTime.class).toInstant()))
                .list());
  }

  long count() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle.createQuery("SELECT COUNT(*) FROM webhook_event").mapTo(Long.class).one());
  }

  /// A webhook that nobody has acted on yet.
  record Waiting(String provider, String event, String attempt, Instant received) {}
}
