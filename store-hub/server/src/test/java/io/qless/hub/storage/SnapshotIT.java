package io.qless.hub.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who reads for a long time sees one moment of the whole database, whatever others commit.
class SnapshotIT {

  private static final OffsetDateTime NOON =
      OffsetDateTime.of(2026, 11, 26, 6, 30, 0, 0, ZoneOffset.UTC);

  @TempDir Path directory;

  @Test
  void nothingIsSeenOfWhatIsCommittedAfterTheFirstStatement() {
    try (Database database = TestDatabases.journal(directory)) {
      write(database, "before");
      database.inSnapshot(handle -> {
        assertThat(count(handle, "device")).isEqualTo(1);
        byAnother(() -> write(database, "meanwhile"));
        assertThat(count(handle, "device")).isEqualTo(1);
        assertThat(count(handle, "alert")).as("a table that was not looked at yet").isEqualTo(1);
      });
      assertThat(
              database.jdbi().<Long, RuntimeException>withHandle(handle -> count(handle, "alert")))
          .isEqualTo(2);
    }
  }

  /// Jdbi gives a thread the handle that it has already.
  private static void byAnother(Runnable work) {
    try {
      Thread.ofPlatform().start(work).join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(Database database, String id) {
    database
        .jdbi()
        .useTransaction(handle -> {
          handle.execute(
              "INSERT INTO device (id, kind, password_hash, enrolled_at) VALUES (?, ?, ?, ?)",
              id,
              "trolley",
              "hash",
              NOON);
          handle.execute(
              "INSERT INTO alert (kind, subject, detail, at) VALUES (?, ?, ?, ?)",
              "NEVER_LEFT",
              id,
              "",
              NOON);
        });
  }

  private static long count(Handle handle, String table) {
    return handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one();
  }
}
