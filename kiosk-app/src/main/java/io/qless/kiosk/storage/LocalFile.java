package io.qless.kiosk.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One H2 file of the trolley with one connection. Used by one thread at a time: every method
/// locks.
///
/// H2 answers a commit before the disk has it. `WRITE_DELAY=0` writes at once, and [#makeDurable()]
/// forces what was committed; only after it may the screen show anything.
///
/// Once the disk took a write badly (it is full, or ill), the open database counts for nothing:
/// what it committed since may be lost, and to roll back can keep a thread busy for ever (H2
/// 2.4.240). It is closed, and the next work opens the file again with what the disk has. A file
/// that can't be read is put aside as `<name>.broken-1` and so on, and an empty one takes its
/// place.
final class LocalFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalFile.class);

  /// H2's words for trouble with the file, not with a statement: general, I/O, corrupted, wrong
  /// version, closed.
  private static final Set<Integer> TROUBLE =
      Set.of(50000, 90007, 90028, 90030, 90031, 90048, 90098);

  private static final int MAX_ASIDE = 3;

  private static final int CORRUPTED = 90030;
  private static final int OTHER_VERSION = 90048;

  private final Path directory;
  private final String name;
  private final int migrations;
  private final String settings;
  private Connection connection;
  private boolean failed;
  private boolean spoiled;

  /// Opens or makes the file and brings it to the newest form.
  ///
  /// @param migrations numbered scripts `1.sql`, `2.sql` ... below `/db/<name>/`, each applied once
  LocalFile(Path directory, String name, int migrations, String settings) {
    this.directory = directory;
    this.name = name;
    this.migrations = migrations;
    this.settings = settings;
    connection = open();
  }

  private Connection open() {
    try {
      return connect();
    } catch (SQLException | IOException cause) {
      if (isSpoiled(cause)) {
        return openAnew(cause);
      }
      throw new StoreException("open " + name + " in " + directory, cause);
    }
  }

  private Connection openAnew(Exception why) {
    try {
      Path aside = aside();
      Files.move(directory.resolve(name + ".mv.db"), aside, StandardCopyOption.REPLACE_EXISTING);
      LOG.error("{} can't be read; it lies in {} now, and begins anew", name, aside, why);
      return connect();
    } catch (SQLException | IOException cause) {
      cause.addSuppressed(why);
      throw new StoreException("make " + name + " anew in " + directory, cause);
    }
  }

  /// Where a spoiled file goes: nothing is thrown away that somebody may yet read, but for the last
  /// of too many.
  private Path aside() {
    int number = 1;
    while (number < MAX_ASIDE && Files.exists(directory.resolve(name + ".broken-" + number))) {
      number++;
    }
    return directory.resolve(name + ".broken-" + number);
  }

  private static boolean isSpoiled(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      boolean unreadable =
          each instanceof SQLException sql
              && (sql.getErrorCode() == CORRUPTED || sql.getErrorCode() == OTHER_VERSION);
      boolean halfReadable =
          each instanceof MVStoreException store
              && store.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT;
      if (unreadable || halfReadable) {
        return true;
      }
    }
    return false;
  }

  private Connection connect() throws SQLException, IOException {
    Connection fresh =
        DriverManager.getConnection(
            "jdbc:h2:file:"
                + directory.resolve(name).toAbsolutePath()
                // The kiosk closes it last; H2 by itself would at once, under work that is ending.
                + ";DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE"
                + settings,
            "qless",
            "");
    try {
      fresh.setAutoCommit(false);
      migrate(fresh);
      return fresh;
    } catch (SQLException | IOException | RuntimeException cause) {
      closeQuietly(fresh);
      throw cause;
    }
  }

  /// Work with the connection.
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /// One transaction: all of it or nothing.
  synchronized <T> T inTransaction(String tried, Work<T> work) {
    openAgain();
    try {
      T result = work.with(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException cause) {
      if (isTrouble(cause)) {
        giveUp(cause);
      } else {
        rollBack(cause);
      }
      throw new StoreException(name + ": " + tried, cause);
    }
  }

  /// Forces what was committed to the disk.
  synchronized void makeDurable() {
    openAgain();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    } catch (SQLException cause) {
      giveUp(cause);
      throw new StoreException(name + ": force to disk", cause);
    }
  }

  @Override
  public synchronized void close() {
    if (failed) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException cause) {
      throw new StoreException("close " + name, cause);
    }
  }

  private void openAgain() {
    if (failed) {
      connection = spoiled ? openAnew(new IOException("parts of it can't be read")) : open();
      failed = false;
      spoiled = false;
      LOG.info("{} is open again", name);
    }
  }

  private void giveUp(Exception cause) {
    LOG.error("the disk of {} took a write badly; it is closed", name, cause);
    failed = true;
    spoiled |= isSpoiled(cause);
    closeQuietly(connection);
  }

  private static boolean isTrouble(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && TROUBLE.contains(sql.getErrorCode())) {
        return true;
      }
    }
    return false;
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException ill) {
      LOG.debug("closing what failed", ill);
    }
  }

  private void rollBack(Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException second) {
      cause.addSuppressed(second);
    }
  }

  private void migrate(Connection connection) throws SQLException, IOException {
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
          run(connection, script(step));
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

  private static void run(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }
}
