package io.qless.hub.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/// One database of the hub with its migrations and its connection pool. Safe for any thread; lives
/// as long as the hub. [Databases] opens it.
///
/// What must survive a power cut is committed first and then forced with [#makeDurable()], before
/// anybody is told.
public final class Database implements AutoCloseable {

  /// Connections of one database. More writers than cores only wait for each other.
  private static final int POOL_SIZE = 8;

  private final StatementTimes times = new StatementTimes();
  private final DiskGuard guard = new DiskGuard(times);
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Engine engine;
  private final String name;
  private final SharedForce force;

  /// Where a database is reached.
  ///
  /// @param schema empty: the one that is there by itself
  record Address(String url, String user, String password, String schema) {}

  /// What the two engines do each in its own way.
  ///
  /// @param force statement that forces what is committed to the disk; empty: each commit does
  /// @param snapshot under which a transaction sees all tables as they stood at its first statement
  /// @param beforeReading statement that makes a long result come row by row; empty: it does so by
  ///   itself
  /// @param afterReading its end
  record Engine(
      String force,
      TransactionIsolationLevel snapshot,
      String beforeReading,
      String afterReading) {}

  /// @param migrations folder of the migrations, also the name of the pool
  Database(Address address, String migrations, Engine engine) {
    this.engine = engine;
    this.name = migrations;
    force = new SharedForce(() -> jdbi().useHandle(handle -> handle.execute(engine.force())));
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(POOL_SIZE);
    config.setPoolName(migrations);
    FluentConfiguration flyway = Flyway.configure().locations("classpath:db/" + migrations);
    if (!address.schema().isEmpty()) {
      config.setSchema(address.schema());
      flyway.schemas(address.schema());
    }
    pool = new HikariDataSource(config);
    flyway.dataSource(pool).load().migrate();
    jdbi = Jdbi.create(this::connection).setSqlLogger(guard);
  }

  private Connection connection() throws SQLException {
    try {
      return pool.getConnection();
    } catch (SQLException cause) {
      guard.failed(cause);
      throw cause;
    }
  }

  /// Lets it write only while its disk has room. A database of its own server looks after its own
  /// disk and needs none of this.
  ///
  /// @param isFull whether there is no room now
  /// @param whenIll told that the file was given up: only a new start opens it well
  public void guard(BooleanSupplier isFull, Consumer<String> whenIll) {
    if (!engine.force().isEmpty()) {
      guard.guard(
          isFull, cause -> whenIll.accept("the disk took a write of " + name + " badly: " + cause));
    }
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /// Forces all that was committed before this call to the disk. Call it after the commit, never
  /// inside. Those who call it at the same time share one force.
  public void makeDurable() {
    if (!engine.force().isEmpty()) {
      force.await();
    }
  }

  /// Name of the database: `journal` or `catalogue`.
  public String name() {
    return name;
  }

  /// Reads for a long time while others write, and sees all of it as it stood at the first
  /// statement.
  public void inSnapshot(Consumer<Handle> reading) {
    jdbi.useHandle(handle -> {
      try {
        execute(handle, engine.beforeReading());
        handle.useTransaction(engine.snapshot(), reading::accept);
      } finally {
        execute(handle, engine.afterReading());
      }
    });
  }

  private static void execute(Handle handle, String statement) {
    if (!statement.isEmpty()) {
      handle.execute(statement);
    }
  }

  /// How long statements took.
  public StatementTimes times() {
    return times;
  }

  /// Connections that work now.
  public int busy() {
    return pool.getHikariPoolMXBean().getActiveConnections();
  }

  /// Threads that wait for a connection now.
  public int waiting() {
    return pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
  }

  @Override
  public void close() {
    pool.close();
  }
}
