package io.qless.hub.log;

import io.qless.shop.cart.SessionId;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Whom the lines are about that are logged until this is closed. Belongs to the thread that made
/// it; what stood there before stands there again afterwards.
public final class LogFields implements AutoCloseable {

  private static final String DEVICE = "device";
  private static final String SESSION = "session";

  private final String field;
  private final @Nullable String before;

  private LogFields(String field, String value) {
    this.field = field;
    before = MDC.get(field);
    MDC.put(field, value);
  }

  /// @param id of a trolley or gate that the broker vouches for
  public static LogFields device(String id) {
    return new LogFields(DEVICE, id);
  }

  public static LogFields session(SessionId session) {
    return new LogFields(SESSION, session.text());
  }

  /// @param told what a device calls the session, whatever it is
  public static LogFields session(String told) {
    return new LogFields(SESSION, told.replaceAll("[^A-Za-z0-9-]", "?"));
  }

  /// For the rest of a request, whose end calls [#clear()].
  public static void note(SessionId session) {
    MDC.put(SESSION, session.text());
  }

  /// The same for a device whose password was right.
  public static void note(String device) {
    MDC.put(DEVICE, device);
  }

  /// A request's thread begins and ends with nothing.
  public static void clear() {
    MDC.clear();
  }

  @Override
  public void close() {
    if (before == null) {
      MDC.remove(field);
    } else {
      MDC.put(field, before);
    }
  }
}
