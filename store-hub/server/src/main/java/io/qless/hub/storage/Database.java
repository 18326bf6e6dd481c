package io.qless.hub.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/// One H2 file of the hub with its migrations and its connection pool. Safe for any thread; lives
/// as long as the hub.
///
/// H2 answers a commit before the disk has it: by default it writes half a second later, and even
/// with `WRITE_DELAY=0` it does not force each commit. So what must survive a power cut is
/// committed first and then forced with [#makeDurable()], before anybody is told.
public final class Database implements AutoCloseable {

  /// Connections of one file. More writers than cores only wait for each other.
  private static final int POOL_SIZE = 8;

  private static final long LOCK_TIMEOUT_MILLIS = 5_000;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(String url, String migrations) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("qless");
    config.setMaximumPoolSize(POOL_SIZE);
    config.setPoolName(migrations);
    pool = new HikariDataSource(config);
    Flyway.configure().dataSource(pool).locations("classpath:db/" + migrations).load().migrate();
    jdbi = Jdbi.create(pool);
  }

  /// Sessions, money, passes, devices: every commit is written at once.
  public static Database journal(Path directory) {
    return open(directory, "journal", ";WRITE_DELAY=0");
  }

  /// Articles, offers, coupons: can be imported again, so H2's own pace will do.
  public static Database catalogue(Path directory) {
    return open(directory, "catalogue", "");
  }

  private static Database open(Path directory, String name, String settings) {
    String file = directory.resolve(name).toAbsolutePath().toString();
    return new Database(
        "jdbc:h2:file:"
            + file
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT="
            + LOCK_TIMEOUT_MILLIS
            // The hub closes it last; H2 by itself would at once, under work that is ending.
            + ";DB_CLOSE_ON_EXIT=FALSE"
            + settings,
        name);
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /// Forces all that was committed before this call to the disk. Call it after the commit, never
  /// inside.
  public void makeDurable() {
    jdbi.useHandle(handle -> handle.execute("CHECKPOINT SYNC"));
  }

  @Override
  public void close() {
    pool.close();
  }
}
