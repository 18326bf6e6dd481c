package io.qless.fleet;

import io.qless.kiosk.trip.BasketView;
import io.qless.kiosk.trip.TripView;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The eyes on one trolley's screen. The trolley shows, the shopper looks; measures how long a line
/// waits for the hub's word.
final class Glance {

  private final Lags lags;

  // Guarded by this:
  private Optional<TripView> now = Optional.empty();
  private final Map<String, Long> unconfirmed = new HashMap<>();

  /// @param lags gets the time from a line that is shown to the hub's word for it
  Glance(Lags lags) {
    this.lags = lags;
  }

  /// The trolley shows something new.
  synchronized void shown(TripView view) {
    now = Optional.of(view);
    long at = System.nanoTime();
    Set<String> still = new HashSet<>();
    for (BasketView.Line line : view.basket().lines()) {
      if (line.unconfirmed()) {
        still.add(line.id());
        unconfirmed.putIfAbsent(line.id(), at);
      } else if (unconfirmed.containsKey(line.id())) {
        lags.add(at - unconfirmed.getOrDefault(line.id(), at));
      }
    }
    unconfirmed.keySet().retainAll(still);
    notifyAll();
  }

  synchronized Optional<TripView> now() {
    return now;
  }

  /// Looks until it is so, or the time is over.
  ///
  /// @return whether it became so
  synchronized boolean sees(Predicate<TripView> wanted, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (now.filter(wanted).isEmpty()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
