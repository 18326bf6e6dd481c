package io.qless.hub.family;

import io.qless.hub.auth.AddressLimit;
import java.time.Duration;
import java.time.InstantSource;

/// How fast one phone of a trip may ask and order. Each phone has its own: one that floods the hub
/// slows nobody but itself. Safe for any thread; kept in memory only.
final class PhonePace {

  /// A quick hand scans one thing a second, and its page asks how the trip stands after some of
  /// them; a phone that comes back from a dead spot sends a minute's scans at once.
  static final int AT_ONCE = 150;

  private static final Duration AT_ONCE_SPAN = Duration.ofMinutes(1);

  /// The largest cart has 300 lines: each of them added, changed and taken back in one trip, and
  /// looked at. What the journal of a trip can be made to grow by ends here.
  static final int IN_A_TRIP = 2_500;

  private final AddressLimit atOnce;
  private final AddressLimit inATrip;

  PhonePace(InstantSource clock) {
    atOnce = new AddressLimit(AT_ONCE, AT_ONCE_SPAN, clock);
    inATrip = new AddressLimit(IN_A_TRIP, FamilyDesk.TOKEN_LIFE, clock);
  }

  /// Counts one request.
  ///
  /// @return how long to wait; zero if the request was counted and may go on
  Duration take(Access access) {
    Duration wait = atOnce.take(access.participant());
    return wait.isZero() ? inATrip.take(access.participant()) : wait;
  }
}
