package io.qless.hub.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/// Where the hub keeps its two databases: in H2 files of its own, or on a PostgreSQL server when
/// one machine is not enough. Both run the same migrations and the same SQL. Used once, at the
/// start.
///
/// H2 answers a commit before the file has it and writes half a second later by itself, always the
/// commits of that time together and in their order; [Database#makeDurable()] writes and forces at
/// once. Under `WRITE_DELAY=0` it would write each commit alone, some 40 kB each, and would still
/// not force it. PostgreSQL forces each commit by itself.
public sealed interface Databases {

  /// Sessions, money, passes, devices: what must never be lost.
  Database journal();

  /// Articles, offers, coupons: can be imported again.
  Database catalogue();

  /// Two H2 files in a folder that belongs to this hub alone.
  record InFiles(Path directory) implements Databases {

    private static final long LOCK_TIMEOUT_MILLIS = 5_000;

    /// H2 calls its snapshots serializable, and without being told it reads a whole result before
    /// it gives the first row.
    private static final Database.Engine ENGINE =
        new Database.Engine(
            "CHECKPOINT SYNC",
            TransactionIsolationLevel.SERIALIZABLE,
            "SET LAZY_QUERY_EXECUTION TRUE",
            "SET LAZY_QUERY_EXECUTION FALSE");

    @Override
    public Database journal() {
      return open("journal");
    }

    @Override
    public Database catalogue() {
      return open("catalogue");
    }

    private Database open(String name) {
      String url =
          "jdbc:h2:file:"
              + directory.resolve(name).toAbsolutePath()
              + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT="
              + LOCK_TIMEOUT_MILLIS
              // The hub closes it last; H2 by itself would at once, under work that is ending.
              + ";DB_CLOSE_ON_EXIT=FALSE";
      return new Database(new Database.Address(url, "qless", "", ""), name, ENGINE);
    }
  }

  /// The schemas `journal` and `catalogue` of one PostgreSQL database, which the user owns.
  ///
  /// @param url `jdbc:postgresql://host:port/database`
  record OnPostgres(String url, String user, String password) implements Databases {

    private static final String PREFIX = "jdbc:postgresql:";

    /// What the tests run on; older ones are out of support soon.
    private static final int OLDEST = 15;

    private static final String LIMIT_SECONDS = "5";

    private static final Database.Engine ENGINE =
        new Database.Engine("", TransactionIsolationLevel.REPEATABLE_READ, "", "");

    public OnPostgres {
      if (!url.startsWith(PREFIX)) {
        throw new IllegalArgumentException(
            "an address such as " + PREFIX + "//127.0.0.1:5432/qless is wanted: " + url);
      }
    }

    @Override
    public Database journal() {
      return open("journal");
    }

    @Override
    public Database catalogue() {
      return open("catalogue");
    }

    /// Why the server can't be used, empty if it can. Changes nothing there.
    public Optional<String> trouble() {
      Properties how = new Properties();
      how.setProperty("user", user);
      how.setProperty("password", password);
      how.setProperty("connectTimeout", LIMIT_SECONDS);
      how.setProperty("socketTimeout", LIMIT_SECONDS);
      try (Connection connection = DriverManager.getConnection(url, how)) {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        return version < OLDEST
            ? Optional.of(
                "it is PostgreSQL %d, and %d or newer is needed".formatted(version, OLDEST))
            : Optional.empty();
      } catch (SQLException cause) {
        return Optional.of(String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
      }
    }

    private Database open(String name) {
      return new Database(new Database.Address(url, user, password, name), name, ENGINE);
    }

    /// Without the password.
    @Override
    public String toString() {
      return "OnPostgres[" + url + ", " + user + "]";
    }
  }
}
