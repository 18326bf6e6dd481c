package io.qless.kiosk.core;

import io.qless.kiosk.trip.Comfort;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Notices that nobody is at the trolley: a trip that nothing was put into ends after a warning,
/// and the greeting goes back to the store's first language. A trip with goods in it is the hub's
/// and the staff's to end. Used on the trip lane only.
final class IdleWatch {

  /// A shopper who reads the shelf for so long touches nothing, but has begun to fill the trolley.
  static final Duration EMPTY_TRIP = Duration.ofMinutes(3);

  /// Time to answer the warning; longer for who asked for time.
  static final Duration WARNING = Duration.ofSeconds(30);

  /// After this the next shopper is greeted as the first one was.
  static final Duration GREETING = Duration.ofMinutes(1);

  /// The same where somebody made the screen fit and may still read it. Not longer for who asked
  /// for time: nothing is lost, and the next shopper must not start with another one's choice.
  static final Duration FITTED_GREETING = Duration.ofMinutes(2);

  private Instant touched;

  IdleWatch(Instant start) {
    touched = start;
  }

  void touched(Instant now) {
    touched = now;
  }

  /// Whether nothing was done in this trip that anybody would miss.
  static boolean isUntouched(Cart cart) {
    return cart.phase() == Phase.SHOPPING
        && cart.lines().isEmpty()
        && cart.slips().isEmpty()
        && cart.wishes().isEmpty()
        && cart.participants().isEmpty()
        && cart.holds().isEmpty()
        && !cart.assist();
  }

  /// When an empty trip will end, while its warning stands.
  Optional<Instant> ends(boolean emptyTrip, Comfort comfort, Instant now) {
    Instant warnFrom = touched.plus(EMPTY_TRIP);
    return emptyTrip && !now.isBefore(warnFrom)
        ? Optional.of(warnFrom.plus(comfort.stays(WARNING)))
        : Optional.empty();
  }

  /// Whether an empty trip ends now.
  boolean isOver(boolean emptyTrip, Comfort comfort, Instant now) {
    return ends(emptyTrip, comfort, now).filter(end -> !now.isBefore(end)).isPresent();
  }

  /// Whether the greeting was left alone for long.
  ///
  /// @param tripStands there is one, or its goodbye
  boolean greetsAnew(boolean tripStands, Comfort comfort, Instant now) {
    Duration patience = comfort.equals(Comfort.USUAL) ? GREETING : FITTED_GREETING;
    return !tripStands && !now.isBefore(touched.plus(patience));
  }
}
