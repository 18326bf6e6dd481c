package io.qless.hub.exit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who is about to let a trip out: the hub speaks for its simple gates in the gates' agreement, so
/// that a gate that decides itself and one that asks the hub do not both open. In memory, since it
/// is about the moment between asking and opening. Any thread may call; lives as long as the hub.
final class PassClaims {

  /// A gate that was granted has opened by then, and told.
  static final Duration MOMENT = Duration.ofSeconds(3);

  /// Trips at gates at once; more are a fault.
  private static final int MAX_TRIPS = 1_000;

  private final InstantSource clock;
  private final Map<String, About> trips = new HashMap<>();

  /// @param gate who
  /// @param until when it has done so
  private record About(String gate, Instant until) {}

  PassClaims(InstantSource clock) {
    this.clock = clock;
  }

  /// A gate wants to let a trip out.
  ///
  /// @return the other gate that is about to; empty: the asking one is, now
  synchronized Optional<String> claim(String session, String gate) {
    Instant now = clock.instant();
    trips.values().removeIf(about -> about.until().isBefore(now));
    About about = trips.get(session);
    if (about != null && !about.gate().equals(gate)) {
      return Optional.of(about.gate());
    }
    if (trips.size() < MAX_TRIPS) {
      trips.put(session, new About(gate, now.plus(MOMENT)));
    }
    return Optional.empty();
  }
}
