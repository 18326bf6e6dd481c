package io.qless.kiosk.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Notices that nobody is at the trolley: a trip that nothing was put into ends after a warning,
/// and the greeting goes back to the store's first language. A trip with goods in it is the hub's
/// and the staff's to end. Used on the trip lane only.
final class IdleWatch {

  /// A shopper who reads the shelf for so long touches nothing, but has begun to fill the trolley.
  static final Duration EMPTY_TRIP = Duration.ofMinutes(3);

  /// Time to answer the warning.
  static final Duration WARNING = Duration.ofSeconds(30);

  /// After this the next shopper is greeted as the first one was.
  static final Duration GREETING = Duration.ofMinutes(1);

  private Instant touched;

  IdleWatch(Instant start) {
    touched = start;
  }

  void touched(Instant now) {
    touched = now;
  }

  /// When an empty trip will end, while its warning stands.
  Optional<Instant> ends(boolean emptyTrip, Instant now) {
    Instant warnFrom = touched.plus(EMPTY_TRIP);
    return emptyTrip && !now.isBefore(warnFrom)
        ? Optional.of(warnFrom.plus(WARNING))
        : Optional.empty();
  }

  /// Whether an empty trip ends now.
  boolean isOver(boolean emptyTrip, Instant now) {
    return ends(emptyTrip, now).filter(end -> !now.isBefore(end)).isPresent();
  }

  /// Whether the greeting was left alone for long.
  boolean greetsAnew(boolean tripOpen, Instant now) {
    return !tripOpen && !now.isBefore(touched.plus(GREETING));
  }
}
