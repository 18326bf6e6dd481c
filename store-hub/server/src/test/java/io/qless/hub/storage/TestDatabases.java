package io.qless.hub.storage;

import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/// The databases that a test runs on: H2 files, or with `-Dqless.test.database=postgres` a
/// PostgreSQL that the test's process starts for itself. One test, both engines.
public final class TestDatabases {

  private static final String ENGINE = System.getProperty("qless.test.database", "h2");

  private TestDatabases() {}

  /// Both databases of a hub; the same ones for the same folder.
  public static Databases in(Path directory) {
    return switch (ENGINE) {
      case "h2" -> new Databases.InFiles(directory);
      case "postgres" ->
          TestPostgres.running()
              .databases("t" + Integer.toHexString(directory.toString().hashCode()));
      default ->
          throw new IllegalStateException("qless.test.database is h2 or postgres: " + ENGINE);
    };
  }

  /// What tells a hub process to use them.
  public static List<String> settings(Path directory) {
    return switch (in(directory)) {
      case Databases.InFiles files -> List.of();
      case Databases.OnPostgres server ->
          List.of("--database-url=" + server.url(), "--database-user=" + server.user());
    };
  }

  /// The journal of that folder.
  public static Database journal(Path directory) {
    return in(directory).journal();
  }

  /// The journal of that folder for very many trips: H2 does not force each commit to the disk.
  public static Database unforcedJournal(Path directory) {
    return switch (in(directory)) {
      case Databases.InFiles files ->
          new Database(
              new Database.Address(
                  "jdbc:h2:file:"
                      + directory.resolve("journal").toAbsolutePath()
                      + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                      + ";LOCK_TIMEOUT=5000;DB_CLOSE_ON_EXIT=FALSE",
                  "qless",
                  "",
                  ""),
              "journal",
              new Database.Engine("", TransactionIsolationLevel.SERIALIZABLE, "", ""));
      case Databases.OnPostgres server -> server.journal();
    };
  }

  /// The catalogue of that folder.
  public static Database catalogue(Path directory) {
    return in(directory).catalogue();
  }
}
