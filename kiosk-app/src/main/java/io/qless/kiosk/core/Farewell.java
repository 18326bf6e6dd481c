package io.qless.kiosk.core;

import io.qless.kiosk.trip.Comfort;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long the trolley says goodbye before it greets the next shopper. Used on the trip lane only.
final class Farewell {

  /// Long enough to read two lines while walking away.
  static final Duration STAYS = Duration.ofSeconds(12);

  private Optional<Instant> since = Optional.empty();

  /// Lets time pass.
  ///
  /// @param left whether the trip went through a gate
  /// @param comfort of who walks away
  /// @return whether the goodbye has stood long enough
  boolean isOver(boolean left, Comfort comfort, Instant now) {
    since = left ? Optional.of(since.orElse(now)) : Optional.empty();
    return since.filter(began -> !now.isBefore(began.plus(comfort.stays(STAYS)))).isPresent();
  }
}
