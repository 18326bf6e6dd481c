package io.qless.shop.weight;

import java.time.Duration;
import java.time.Instant;

/// Whether staff should look at a scale. Reported once when it is in trouble, and taken back only
/// when it has been well for a while, so that trouble that comes and goes is one trouble.
/// Immutable.
///
/// @param reported whether it stands as reported
/// @param since since when the scale says otherwise; [Instant#MAX] if it does not
public record ScaleDoubt(boolean reported, Instant since) {

  /// Nothing is wrong.
  public static final ScaleDoubt NONE = new ScaleDoubt(false, Instant.MAX);

  /// A hand on the bar makes any scale unsure for a moment.
  public static final Duration PATIENCE = Duration.ofSeconds(8);

  /// Between two articles a scale that is in trouble may look well for so long: shoppers place one
  /// every half minute.
  public static final Duration WELL = Duration.ofSeconds(30);

  /// How the scale is.
  public enum State {
    WELL,
    /// It can't tell just now.
    UNSURE,
    /// It fails, or creeps as no healthy one does.
    FAILING
  }

  /// Looks at the scale now; at least once a second.
  public ScaleDoubt look(State state, Instant now) {
    boolean trouble = state != State.WELL;
    if (trouble == reported) {
      return new ScaleDoubt(reported, Instant.MAX);
    }
    Instant from = since.isAfter(now) ? now : since;
    Duration needed = reported ? WELL : state == State.FAILING ? Duration.ZERO : PATIENCE;
    return Duration.between(from, now).compareTo(needed) < 0
        ? new ScaleDoubt(reported, from)
        : new ScaleDoubt(trouble, Instant.MAX);
  }
}
