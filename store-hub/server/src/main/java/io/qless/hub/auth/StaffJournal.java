package io.qless.hub.auth;

import io.qless.contract.rest.StaffActions;
import io.qless.hub.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/// Who of the staff changed what through the hub's doors. Safe for any thread.
public final class StaffJournal {

  /// Long enough for the yearly books.
  private static final Duration KEPT = Duration.ofDays(800);

  private static final int MAX_LISTED = 200;
  private static final int MAX_CHARS = 300;

  private final AuthDatabase database;
  private final InstantSource clock;

  public StaffJournal(Database journal, InstantSource clock) {
    database = new AuthDatabase(journal);
    this.clock = clock;
  }

  /// Writes one down.
  ///
  /// @param who id of the account, or `admin`
  /// @param what method and path; holds no secret
  public void note(String who, String what) {
    Instant now = clock.instant();
    database.write(handle -> {
      handle.execute("DELETE FROM staff_action WHERE at < ?", AuthDatabase.time(now.minus(KEPT)));
      return handle.execute(
          "INSERT INTO staff_action (at, who, what) VALUES (?, ?, ?)",
          AuthDatabase.time(now),
          who,
          what.substring(0, Math.min(MAX_CHARS, what.length())));
    });
  }

  /// The newest first.
  public StaffActions latest() {
    return new StaffActions(
        database.read(handle ->
            handle
                .createQuery("SELECT at, who, what FROM staff_action ORDER BY id DESC LIMIT ?")
                .bind(0, MAX_LISTED)
                .map((row, context) ->
                    new StaffActions.Action(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who"),
                        row.getString("what")))
                .list()));
  }
}
