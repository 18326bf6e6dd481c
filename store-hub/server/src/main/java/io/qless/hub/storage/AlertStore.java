package io.qless.hub.storage;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the hub writes down what staff must look at. Safe for any thread; the same alert raised
/// twice is kept once.
public final class AlertStore {

  private static final Logger LOG = LoggerFactory.getLogger(AlertStore.class);

  private static final int MAX_SUBJECT_CHARS = 64;
  private static final int MAX_DETAIL_CHARS = 500;

  private final Map<Alert.Kind, LongAdder> raised = new EnumMap<>(Alert.Kind.class);
  private final Database database;
  private final InstantSource clock;

  public AlertStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    for (Alert.Kind kind : Alert.Kind.values()) {
      raised.put(kind, new LongAdder());
    }
  }

  /// How often a kind was raised since the hub began.
  public long raised(Alert.Kind kind) {
    return raised.getOrDefault(kind, new LongAdder()).sum();
  }

  /// Keeps an alert and logs it.
  ///
  /// @param subject id of what it is about: an attempt, a pass, a session
  /// @param detail in words, for staff
  public void raise(Alert.Kind kind, String subject, String detail) {
    LOG.warn("{} {}: {}", kind, subject, detail);
    raised.getOrDefault(kind, new LongAdder()).increment();
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

  /// Those that nobody has settled, the newest first.
  public List<Alert> latest(int limit) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT id, kind, subject, detail, at FROM alert WHERE settled_at IS NULL"
                        + " ORDER BY id DESC LIMIT ?")
                .bind(0, limit)
                .map((row, context) ->
                    new Alert(
                        row.getLong("id"),
                        Alert.Kind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getString("detail"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list());
  }

  /// Takes an alert off the list of what staff must look at.
  ///
  /// @param who id of the account, or the name that the admin gave
  /// @param how what was found, empty if nobody said
  /// @return false if there is none of that number, or somebody settled it before
  public boolean settle(long id, String who, String how) {
    boolean done =
        database
            .jdbi()
            .withHandle(handle ->
                handle.execute(
                        "UPDATE alert SET settled_at = ?, settled_by = ?, settled_how = ?"
                            + " WHERE id = ? AND settled_at IS NULL",
                        clock.instant().atOffset(ZoneOffset.UTC),
                        cut(who, MAX_SUBJECT_CHARS),
                        how,
                        id)
                    == 1);
    database.makeDurable();
    return done;
  }

  private static String cut(String text, int max) {
    return text.substring(0, Math.min(max, text.length()));
  }
}
