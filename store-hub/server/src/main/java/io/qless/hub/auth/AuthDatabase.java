package io.qless.hub.auth;

import io.qless.hub.storage.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.statement.StatementExceptions;

/// The journal's tables of people, with failures that do not repeat the values of a statement: a
/// log must hold no number and no hash. Safe for any thread.
final class AuthDatabase {

  private final Database journal;

  AuthDatabase(Database journal) {
    this.journal = journal;
  }

  <T> T read(HandleCallback<T, RuntimeException> work) {
    return journal.jdbi().withHandle(handle -> work.withHandle(quiet(handle)));
  }

  /// All of it or nothing.
  <T> T write(HandleCallback<T, RuntimeException> work) {
    return journal.jdbi().inTransaction(handle -> work.withHandle(quiet(handle)));
  }

  /// Forces what was committed to the disk.
  void makeDurable() {
    journal.makeDurable();
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Handle quiet(Handle handle) {
    handle
        .getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return handle;
  }
}
