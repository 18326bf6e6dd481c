package io.qless.hub.auth;

import java.time.Duration;
import java.time.InstantSource;

/// So many calls from one address, or in one name, at once, then one again each time its share of
/// the span has gone by. Safe for any thread.
public final class AddressLimit {

  private final Throttle throttle;
  private final InstantSource clock;

  /// @param burst calls at once
  /// @param span time after which as many are taken again
  public AddressLimit(int burst, Duration span, InstantSource clock) {
    throttle = new Throttle(burst, span);
    this.clock = clock;
  }

  /// Counts a call, if it may be.
  ///
  /// @return how long to wait; zero if the call was counted
  public synchronized Duration take(String address) {
    long now = clock.millis();
    Duration wait = throttle.pause(address, now);
    if (wait.isZero()) {
      throttle.take(address, now);
    }
    return wait;
  }

  /// How long an address must wait, zero if its next call would be counted.
  public synchronized Duration pause(String address) {
    return throttle.pause(address, clock.millis());
  }
}
