package io.qless.hub.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that is told that its disk has no room.
class DiskGuardIT {

  private static final String WRITE =
      "INSERT INTO alert (kind, subject, detail, at) VALUES ('DISK_LOW', ?, '', CURRENT_TIMESTAMP)";

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
    List<SQLException> told = new ArrayList<>();
    guard.guard(() -> false, told::add);
    guard.failed(new SQLException("a key is there already", "23505", 23505));
    assertThat(told).isEmpty();
    SQLException closed = new SQLException("the database has been closed", "90098", 90098);
    guard.failed(new SQLException("no connection", closed));
    assertThat(told).containsExactly(closed);
  }

  private void write(String subject) {
    database.jdbi().useHandle(handle -> handle.execute(WRITE, subject));
  }

  private long alerts() {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM alert").mapTo(Long.class).one());
  }
}
