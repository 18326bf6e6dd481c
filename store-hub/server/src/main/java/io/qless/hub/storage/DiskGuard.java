package io.qless.hub.storage;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/// Keeps a database that lives in files from a disk without room: it writes nothing then, and goes
/// on reading. Should a write fail on the disk all the same, the engine has given its file up, and
/// whoever must end the program is told. Safe for any thread.
///
/// H2 2.4.240 does not come back from a failed write by itself: the force that meets it fails with
/// a general error, a read or two are still answered, then its database is closed for good. What
/// was committed and not forced is not in its file; nobody was told of it.
final class DiskGuard implements SqlLogger {

  /// H2's words for a file that it could not write, that is spoiled, or that it has closed.
  private static final Set<Integer> GIVEN_UP = Set.of(90028, 90030, 90031, 90098);

  /// First words of statements that write.
  private static final Set<String> WRITING = Set.of("insert", "update", "delete", "merge");

  private final StatementTimes times;
  private volatile BooleanSupplier full = () -> false;
  private volatile Consumer<String> ill = _ -> {};

  DiskGuard(StatementTimes times) {
    this.times = times;
  }

  /// @param isFull whether there is no room now; asked before each write
  /// @param whenIll told why a file was given up
  void guard(BooleanSupplier isFull, Consumer<String> whenIll) {
    full = isFull;
    ill = whenIll;
  }

  @Override
  public void logBeforeExecution(StatementContext context) {
    if (writes(context.getRenderedSql()) && full.getAsBoolean()) {
      throw new DiskFullException();
    }
  }

  @Override
  public void logAfterExecution(StatementContext context) {
    times.logAfterExecution(context);
  }

  @Override
  public void logException(StatementContext context, SQLException cause) {
    times.logException(context, cause);
    failed(cause);
  }

  /// Something failed at the database.
  void failed(SQLException cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      boolean closed = each instanceof SQLException sql && GIVEN_UP.contains(sql.getErrorCode());
      if (closed || each instanceof IOException) {
        ill.accept(each.toString());
        return;
      }
    }
  }

  static boolean writes(String sql) {
    String word = sql.strip().split("[^A-Za-z]", 2)[0].toLowerCase(Locale.ROOT);
    return WRITING.contains(word);
  }
}
