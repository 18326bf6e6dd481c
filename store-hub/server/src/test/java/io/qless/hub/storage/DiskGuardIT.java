package io.qless.hub.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A database that is told that its disk has no room.
class DiskGuardIT {

  private static final String WRITE =
      "INSERT INTO alert (kind, subject, detail, at) VALUES ('DISK_LOW', ?, '', CURRENT_TIMESTAMP)";

  private static final int ROWS = 100;

  @TempDir Path directory;
  private Database database;
  private final AtomicBoolean full = new AtomicBoolean();
  private final List<String> ill = new ArrayList<>();

  @BeforeEach
  void open() {
    database = new Databases.InFiles(directory).journal();
    database.guard(full::get, ill::add);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aFullDiskTakesNoWriteAndStillTellsWhatItHas() {
    write("one");
    full.set(true);
    assertThatThrownBy(() -> write("two")).isInstanceOf(DiskFullException.class);
    assertThat(alerts()).isEqualTo(1);
    database.makeDurable();
    full.set(false);
    write("three");
    assertThat(alerts()).isEqualTo(2);
    assertThat(ill).isEmpty();
  }

  @Test
  void aTransactionThatMeetsAFullDiskLeavesNothing() {
    assertThatThrownBy(() ->
            database
                .jdbi()
                .useTransaction(handle -> {
                  handle.execute(WRITE, "one");
                  full.set(true);
                  handle.execute(WRITE, "two");
                }))
        .isInstanceOf(DiskFullException.class);
    full.set(false);
    assertThat(alerts()).isZero();
  }

  @Test
  void aFileThatWasGivenUpIsTold() {
    DiskGuard guard = new DiskGuard(new StatementTimes());
    List<String> told = new ArrayList<>();
    guard.guard(() -> false, told::add);
    guard.failed(new SQLException("a key is there already", "23505", 23505));
    assertThat(told).isEmpty();
    SQLException closed = new SQLException("the database has been closed", "90098", 90098);
    guard.failed(new SQLException("no connection", closed));
    assertThat(told).containsExactly(closed.toString());
  }

  /// A disk of 3 MB that somebody else has filled between the guard's look and the write. Needs
  /// root and Debian's package mount.
  @Test
  @Timeout(60)
  void aDiskThatTakesNoMoreIsToldAndWhatWasForcedIsThere() throws Exception {
    Path small = Files.createDirectory(directory.resolve("small"));
    run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", small.toString());
    try {
      long forced = 0;
      try (Database filled = new Databases.InFiles(small).journal()) {
        filled.guard(() -> false, ill::add);
        while (ill.isEmpty()) {
          forced = writeAndForce(filled, forced);
        }
      }
      assertThat(ill.getFirst()).contains("journal", "No space left");
      run("mount", "-o", "remount,size=30m", small.toString());
      try (Database again = new Databases.InFiles(small).journal()) {
        assertThat(alerts(again)).isGreaterThanOrEqualTo(forced);
      }
    } finally {
      run("umount", "-l", small.toString());
    }
  }

  /// @return how many rows were told to be on the disk
  private static long writeAndForce(Database filled, long before) {
    try {
      filled
          .jdbi()
          .useHandle(handle -> {
            for (int i = 0; i < ROWS; i++) {
              handle.execute(WRITE, before + "-" + i);
            }
          });
      filled.makeDurable();
      return before + ROWS;
    } catch (RuntimeException failed) {
      return before;
    }
  }

  private static void run(String... words) throws Exception {
    Process process = new ProcessBuilder(words).inheritIO().start();
    assertThat(process.waitFor()).as("as root, with Debian's package mount").isZero();
  }

  private void write(String subject) {
    database.jdbi().useHandle(handle -> handle.execute(WRITE, subject));
  }

  private long alerts() {
    return alerts(database);
  }

  private static long alerts(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM alert").mapTo(Long.class).one());
  }
}
