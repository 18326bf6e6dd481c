package io.qless.hub.storage;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the hub writes down what staff must look at. Safe for any thread; the same alert raised
/// twice is kept once.
public final class AlertStore {

  private static final Logger LOG = LoggerFactory.getLogger(AlertStore.class);

  private static final int MAX_SUBJECT_CHARS = 64;
  private static final int MAX_DETAIL_CHARS = 500;

  private final Database database;
  private final InstantSource clock;

  public AlertStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Keeps an alert and logs it.
  ///
  /// @param subject id of what it is about: an attempt, a pass, a session
  /// @param detail in words, for staff
  public void raise(Alert.Kind kind, String subject, String detail) {
    LOG.warn("{} {}: {}", kind, subject, detail);
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO alert (kind, subject, detail, at) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING",
                kind.name(),
                cut(subject, MAX_SUBJECT_CHARS),
                cut(detail, MAX_DETAIL_CHARS),
                clock.instant().atOffset(ZoneOffset.UTC)));
  }

  /// The newest alerts first.
  public List<Alert> latest(int limit) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT kind, subject, detail, at FROM alert ORDER BY id DESC LIMIT ?")
                .bind(0, limit)
                .map((row, context) ->
                    new Alert(
                        Alert.Kind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getString("detail"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list());
  }

  private static String cut(String text, int max) {
    return text.substring(0, Math.min(max, text.length()));
  }
}
