package io.qless.hub.storage;

import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/// Counts a database's statements and their time since the hub began. Safe for any thread; waits
/// for nobody.
public final class StatementTimes implements SqlLogger {

  private final LongAdder done = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  @Override
  public void logAfterExecution(StatementContext context) {
    done.increment();
    nanos.add(context.getElapsedTime(ChronoUnit.NANOS));
  }

  @Override
  public void logException(StatementContext context, SQLException cause) {
    failed.increment();
  }

  public long done() {
    return done.sum();
  }

  public long failed() {
    return failed.sum();
  }

  /// Of those that were done.
  public long nanos() {
    return nanos.sum();
  }
}
