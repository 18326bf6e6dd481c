package io.qless.kiosk.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// One H2 file of the trolley with one connection. Used by one thread at a time: every method
/// locks.
///
/// H2 answers a commit before the disk has it. `WRITE_DELAY=0` writes at once, and [#makeDurable()]
/// forces what was committed; only after it may the screen show anything.
final class LocalFile implements AutoCloseable {

  private final String name;
  private final Connection connection;

  /// Opens or makes the file and brings it to the newest form.
  ///
  /// @param migrations numbered scripts `1.sql`, `2.sql` ... below `/db/<name>/`, each applied once
  LocalFile(Path directory, String name, int migrations, String settings) {
    this.name = name;
    try {
      connection =
          DriverManager.getConnection(
              "jdbc:h2:file:"
                  + directory.resolve(name).toAbsolutePath()
                  // The kiosk closes it last; H2 by itself would at once, under work that is
                  // ending.
                  + ";DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE"
                  + settings,
              "qless",
              "");
      connection.setAutoCommit(false);
      migrate(migrations);
    } catch (SQLException | IOException cause) {
      throw new StoreException("open " + name + " in " + directory, cause);
    }
  }

  /// Work with the connection.
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /// One transaction: all of it or nothing.
  synchronized <T> T inTransaction(String tried, Work<T> work) {
    try {
      T result = work.with(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException cause) {
      rollBack(cause);
      throw new StoreException(name + ": " + tried, cause);
    }
  }

  /// Forces what was committed to the disk.
  synchronized void makeDurable() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    } catch (SQLException cause) {
      throw new StoreException(name + ": force to disk", cause);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException cause) {
      throw new StoreException("close " + name, cause);
    }
  }

  private void rollBack(Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException second) {
      cause.addSuppressed(second);
    }
  }

  private void migrate(int migrations) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS schema_step (step INT PRIMARY KEY)");
    }
    for (int step = 1; step <= migrations; step++) {
      try (PreparedStatement mark =
          connection.prepareStatement(
              "INSERT INTO schema_step SELECT ? WHERE NOT EXISTS (SELECT 1 FROM schema_step WHERE step = ?)")) {
        mark.setInt(1, step);
        mark.setInt(2, step);
        if (mark.executeUpdate() == 1) {
          run(script(step));
        }
      }
    }
    connection.commit();
  }

  private String script(int step) throws IOException {
    try (InputStream in =
        LocalFile.class.getResourceAsStream("/db/" + name + "/" + step + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("no migration " + step + " for " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void run(String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }
}
