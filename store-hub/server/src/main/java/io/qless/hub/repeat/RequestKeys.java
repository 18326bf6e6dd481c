package io.qless.hub.repeat;

import io.qless.hub.auth.Secrets;
import io.qless.hub.storage.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The book of keys that unsafe requests carry. One row per key, written before the work begins, in
/// the file that the work writes to later: whatever of the work survives a power cut, the claim
/// before it does, too. One per hub, several hubs may share a database; safe for any thread.
///
/// A hub that dies in the middle leaves a claim without an answer. Then nobody can say whether the
/// work was done. Work that may be done twice is done again; any other is not, and the sender is
/// told to look.
public final class RequestKeys implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RequestKeys.class);

  /// How long a repeat is known: whoever gives up for longer begins anew.
  public static final Duration LIFE = Duration.ofHours(24);

  /// Another hub of the same database that works on a request longer than this has died over it.
  public static final Duration LEASE = Duration.ofMinutes(2);

  /// Ten thousand shoppers with thirty taps each; a few hundred megabytes.
  static final int MAX_KEYS = 300_000;

  /// Longest answer that is kept. The longest that needs it is a cart of 200 lines.
  static final int MAX_ANSWER_BYTES = 256 * 1024;

  private static final String SECRET = "request-key";
  private static final Duration LONGEST_END = Duration.ofSeconds(15);

  private final Database database;
  private final byte[] secret;
  private final Duration lease;
  private final InstantSource clock;
  private final int maxKeys;
  private final String me = Secrets.id();
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("request-keys").daemon().factory());

  /// @param directory of the hub's own secrets; hubs that share a database share what is in it
  /// @param lease [#LEASE], or nothing for a hub that has its database for itself
  public RequestKeys(Database journal, Path directory, Duration lease, InstantSource clock) {
    this(journal, directory, lease, clock, MAX_KEYS);
  }

  RequestKeys(Database journal, Path directory, Duration lease, InstantSource clock, int maxKeys) {
    this.lease = lease;
    database = journal;
    secret = Secrets.keyInFile(directory.resolve(SECRET));
    this.clock = clock;
    this.maxKeys = maxKeys;
  }

  /// Forgets what is old from now on.
  public void start(Duration every) {
    ScheduledFuture<?> _ =
        timer.scheduleWithFixedDelay(
            this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Takes a request up, or tells what became of its like.
  ///
  /// @param harmless whether doing it twice is as good as once
  public Claim claim(KeyedRequest request, boolean harmless) {
    KeySecrets secrets = new KeySecrets(secret, request);
    Instant now = clock.instant();
    if (!running.add(secrets.id())) {
      return ofMine(secrets);
    }
    Claim claim = new Claim.Unclear();
    try {
      claim = database.jdbi().inTransaction(handle -> claim(handle, secrets, harmless, now));
      return claim;
    } finally {
      if (!(claim instanceof Claim.Mine)) {
        running.remove(secrets.id());
      }
    }
  }

  /// Keeps what a request was answered. It need not be forced to the disk: an answer that a power
  /// cut takes away leaves the claim.
  public void keep(Claim.Mine mine, KeptAnswer answer) {
    KeySecrets secrets = mine.secrets();
    try {
      byte[] locked = secrets.lock(answer.toBytes());
      if (locked.length <= MAX_ANSWER_BYTES) {
        database
            .jdbi()
            .useHandle(handle ->
                handle.execute(
                    "UPDATE request_key SET answer = ? WHERE id = ? AND hub = ?",
                    locked,
                    secrets.id(),
                    me));
      }
    } finally {
      running.remove(secrets.id());
    }
  }

  /// Nothing was done, or what was done may be tried again: the key is free.
  public void forget(Claim.Mine mine) {
    String id = mine.secrets().id();
    try {
      database
          .jdbi()
          .useHandle(handle ->
              handle.execute(
                  "DELETE FROM request_key WHERE id = ? AND hub = ? AND answer IS NULL", id, me));
    } finally {
      running.remove(id);
    }
  }

  /// Forgets keys that are old, and the oldest if there are too many.
  public void sweep() {
    database
        .jdbi()
        .useTransaction(handle -> {
          handle.execute(
              "DELETE FROM request_key WHERE claimed_at < ?", time(clock.instant().minus(LIFE)));
          int kept =
              handle.createQuery("SELECT COUNT(*) FROM request_key").mapTo(Integer.class).one();
          if (kept > maxKeys) {
            LOG.warn("{} requests with keys in a day; the oldest are forgotten early", kept);
            handle.execute(
                "DELETE FROM request_key WHERE answer IS NOT NULL AND claimed_at <="
                    + " (SELECT claimed_at FROM request_key ORDER BY claimed_at LIMIT 1 OFFSET ?)",
                kept - maxKeys - 1);
          }
        });
  }

  /// Lets a running round end; nothing is interrupted, since that would tear the database's file.
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("old requests are still being forgotten");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      sweep();
    } catch (RuntimeException failed) {
      LOG.error("old requests could not be forgotten; the next round tries again", failed);
    }
  }

  /// Another thread of this hub is at it; its row may not be there yet.
  private Claim ofMine(KeySecrets secrets) {
    return find(secrets)
        .filter(row -> !row.digest().equals(secrets.digest()))
        .<Claim>map(row -> new Claim.OfAnother())
        .orElseGet(Claim.Running::new);
  }

  private Optional<Row> find(KeySecrets secrets) {
    return database.jdbi().withHandle(handle -> find(handle, secrets));
  }

  private Claim claim(Handle handle, KeySecrets secrets, boolean harmless, Instant now) {
    handle.execute(
        "DELETE FROM request_key WHERE id = ? AND claimed_at < ?",
        secrets.id(),
        time(now.minus(LIFE)));
    int written =
        handle.execute(
            "INSERT INTO request_key (id, digest, hub, claimed_at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            secrets.id(),
            secrets.digest(),
            me,
            time(now));
    if (written == 1) {
      return new Claim.Mine(secrets);
    }
    return find(handle, secrets)
        .map(row -> known(handle, secrets, row, harmless, now))
        .orElseGet(Claim.Running::new); // gone again in between: the repeat of the repeat finds out
  }

  private Claim known(Handle handle, KeySecrets secrets, Row row, boolean harmless, Instant now) {
    if (!row.digest().equals(secrets.digest())) {
      return new Claim.OfAnother();
    }
    if (row.answered()) {
      return new Claim.Answered(KeptAnswer.of(secrets.unlock(answer(handle, row))));
    }
    // Of this hub there is nobody at it, since the claimer stands among those running.
    if (!row.hub().equals(me) && now.isBefore(row.claimedAt().plus(lease))) {
      return new Claim.Running();
    }
    return harmless && takeOver(handle, row, now) ? new Claim.Mine(secrets) : new Claim.Unclear();
  }

  /// Of several that find a left claim, one goes on.
  private boolean takeOver(Handle handle, Row row, Instant now) {
    return handle.execute(
            "UPDATE request_key SET hub = ?, claimed_at = ?"
                + " WHERE id = ? AND hub = ? AND claimed_at = ? AND answer IS NULL",
            me,
            time(now),
            row.id(),
            row.hub(),
            time(row.claimedAt()))
        == 1;
  }

  private static Optional<Row> find(Handle handle, KeySecrets secrets) {
    return handle
        .createQuery(
            "SELECT id, digest, hub, claimed_at, answer IS NOT NULL AS answered"
                + " FROM request_key WHERE id = ?")
        .bind(0, secrets.id())
        .map((row, context) ->
            new Row(
                row.getString("id"),
                row.getString("digest"),
                row.getString("hub"),
                row.getObject("claimed_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("answered")))
        .findOne();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static byte[] answer(Handle handle, Row row) {
    return handle
        .createQuery("SELECT answer FROM request_key WHERE id = ?")
        .bind(0, row.id())
        .mapTo(byte[].class)
        .one();
  }

  private record Row(String id, String digest, String hub, Instant claimedAt, boolean answered) {}
}
