package io.qless.hub.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/// Keeps a line out of the log that the broker writes as an error, with a trace, each time a
/// connection breaks off before it has said who it is. Whoever reaches the port can fill the disk
/// with it; who was let in and is gone, the hub tells itself. Named in `logback.xml`.
public final class BrokenHandshakes extends TurboFilter {

  /// Artemis: "Failure during protocol handshake".
  private static final String CODE = "AMQ224126";

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] params,
      @Nullable Throwable cause) {
    return format != null && format.startsWith(CODE) ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
