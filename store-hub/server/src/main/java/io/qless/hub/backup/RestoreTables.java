package io.qless.hub.backup;

import io.qless.contract.backup.BackupException;
import io.qless.contract.backup.BackupFile;
import io.qless.contract.backup.BackupManifest.Column;
import io.qless.contract.backup.BackupManifest.Part;
import io.qless.contract.backup.BackupManifest.Table;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.StoreException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/// One database that is being filled from a backup. Used by one thread.
final class RestoreTables {

  /// Rows that go in at once, and those that are committed at once: a year of trips does not fit
  /// into one transaction.
  private static final int BATCH_ROWS = 500;

  private static final int COMMIT_ROWS = 5_000;

  /// What a migration itself puts in.
  private static final String SEEDED = "catalogue_head";

  /// Further than any trolley can be ahead of the backup: one revision a second for eleven days.
  static final long LEAP = 1_000_000;

  private final Database database;
  private final Part part;
  private final InstantSource clock;
  private final Schema schema;

  RestoreTables(Database database, Part part, InstantSource clock) {
    this.database = database;
    this.part = part;
    this.clock = clock;
    schema = database.jdbi().withHandle(Schema::of);
  }

  static BackupException notEmpty(String what) {
    return new BackupException(
        "the store is not empty, there are "
            + what
            + " in it: restore into a new data directory, and with PostgreSQL into a new database");
  }

  /// The same migrations on both sides, and so the same tables.
  void demandSameSchema() {
    if (!schema.migrations().equals(part.migrations())) {
      throw new BackupException(
          ("the backup's %s has the form %s, this program's has %s: restore it with the Q-Less that"
                  + " wrote it, then start the newer one, which brings the data along")
              .formatted(part.name(), newest(part.migrations()), newest(schema.migrations())));
    }
    Set<String> ours = schema.tables().stream().map(Schema.Table::name).collect(Collectors.toSet());
    Set<String> theirs = part.tables().stream().map(Table::name).collect(Collectors.toSet());
    if (!ours.equals(theirs)) {
      throw new BackupException(
          "the backup's tables of %s are not this program's: %s"
              .formatted(part.name(), new TreeSet<>(theirs)));
    }
  }

  private static String newest(List<String> migrations) {
    return migrations.isEmpty() ? "none" : "V" + migrations.getLast();
  }

  void demandEmpty() {
    List<String> full = new ArrayList<>();
    database
        .jdbi()
        .useHandle(handle -> {
          for (Schema.Table table : schema.tables()) {
            String only = table.name().equals(SEEDED) ? " WHERE revision > 0" : "";
            if (count(handle, table.name() + only) > 0) {
              full.add(table.name());
            }
          }
        });
    if (!full.isEmpty()) {
      throw notEmpty("rows of " + String.join(", ", full));
    }
  }

  /// Takes all rows away, those that refer to others first.
  void clear() {
    database
        .jdbi()
        .useTransaction(handle ->
            schema
                .tables()
                .reversed()
                .forEach(table -> handle.execute("DELETE FROM " + table.name())));
  }

  /// Puts all rows in and sees that they are there.
  void fill(BackupFile backup, LongConsumer progress) {
    clear();
    for (Table table : part.tables()) {
      try (Filling filling = new Filling(table, progress)) {
        backup.rows(part, table, filling::add);
        filling.finish();
      }
    }
    database
        .jdbi()
        .useTransaction(handle -> {
          schema.tables().forEach(table -> countOn(handle, table));
          part.tables().forEach(table -> demandRows(handle, table));
          leap(handle);
        });
    database.makeDurable();
  }

  /// Passes that are signed with a key that is gone open no gate: the hub signs others when it
  /// starts.
  void endPassesUnderWay() {
    database
        .jdbi()
        .useTransaction(handle ->
            handle.execute(
                "UPDATE exit_pass SET expires_at = issued_at WHERE expires_at > ?",
                clock.instant().atOffset(ZoneOffset.UTC)));
    database.makeDurable();
  }

  private static void countOn(Handle handle, Schema.Table table) {
    for (String column : table.counted()) {
      long last =
          handle
              .createQuery("SELECT COALESCE(MAX(" + column + "), 0) FROM " + table.name())
              .mapTo(Long.class)
              .one();
      handle.execute(
          "ALTER TABLE %s ALTER COLUMN %s RESTART WITH %d"
              .formatted(table.name(), column, last + 1));
    }
  }

  private static void demandRows(Handle handle, Table table) {
    long there = count(handle, table.name());
    if (there != table.rows()) {
      throw new BackupException(
          "%d rows of %s are there, not %d".formatted(there, table.name(), table.rows()));
    }
  }

  /// A trolley may know a later catalogue than the backup, whose revisions must not be given out a
  /// second time for something else. Behind the leap the hub gives it everything anew.
  private void leap(Handle handle) {
    if (schema.tables().stream().noneMatch(table -> table.name().equals(SEEDED))) {
      return;
    }
    handle.execute("UPDATE catalogue_head SET revision = revision + ?", LEAP);
    handle.execute(
        "INSERT INTO catalogue_revision (revision, made_at) SELECT revision, CAST(? AS TIMESTAMP"
            + " WITH TIME ZONE) FROM catalogue_head",
        clock.instant().atOffset(ZoneOffset.UTC));
  }

  private static long count(Handle handle, String from) {
    return handle.createQuery("SELECT COUNT(*) FROM " + from).mapTo(Long.class).one();
  }

  /// The rows of one table on their way in.
  private final class Filling implements AutoCloseable {
    private final List<Column> columns;
    private final LongConsumer progress;
    private final Handle handle;
    private final PreparedStatement insert;
    private long rows;

    Filling(Table table, LongConsumer progress) {
      columns = columns(table);
      this.progress = progress;
      handle = database.jdbi().open();
      try {
        handle.begin();
        insert =
            handle
                .getConnection()
                .prepareStatement(
                    "INSERT INTO %s (%s) VALUES (%s)"
                        .formatted(
                            table.name(),
                            columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                            columns.stream().map(each -> "?").collect(Collectors.joining(", "))));
      } catch (SQLException cause) {
        handle.close();
        throw new StoreException("filling " + table.name(), cause);
      }
    }

    /// Names come from a file: only those that the table has are put into a statement.
    private List<Column> columns(Table table) {
      Set<String> ours =
          schema.tables().stream()
              .filter(each -> each.name().equals(table.name()))
              .flatMap(each -> each.columns().stream())
              .collect(Collectors.toSet());
      Set<String> theirs = table.columns().stream().map(Column::name).collect(Collectors.toSet());
      if (!ours.equals(theirs)) {
        throw new BackupException("the backup's columns of " + table.name() + " are not ours");
      }
      return table.columns();
    }

    void add(JsonNode row) {
      try {
        Cells.put(insert, columns, row);
        insert.addBatch();
        rows++;
        if (rows % BATCH_ROWS == 0) {
          insert.executeBatch();
          progress.accept(BATCH_ROWS);
        }
        if (rows % COMMIT_ROWS == 0) {
          handle.commit();
          handle.begin();
        }
      } catch (SQLException | RuntimeException cause) {
        throw new StoreException("filling row " + rows + " in", cause);
      }
    }

    void finish() {
      try {
        insert.executeBatch();
        progress.accept(rows % BATCH_ROWS);
        handle.commit();
      } catch (SQLException cause) {
        throw new StoreException("filling the last rows in", cause);
      }
    }

    @Override
    public void close() {
      try {
        insert.close();
      } catch (SQLException cause) {
        throw new StoreException("closing a statement", cause);
      } finally {
        handle.close();
      }
    }
  }
}
