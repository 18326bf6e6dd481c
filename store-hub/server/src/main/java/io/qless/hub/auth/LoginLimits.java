package io.qless.hub.auth;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// How often somebody may try, by number and by the address it comes from. Safe for any thread;
/// kept in memory only: what a restart forgets, the five tries of a code still bound.
///
/// The limits are no settings: they follow from what six digits and a person's patience bear, not
/// from the store.
final class LoginLimits {

  /// A message takes some seconds to arrive.
  static final Duration CODE_PAUSE = Duration.ofSeconds(30);

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /// A person mistypes some times; a program wants thousands.
  private final Throttle loginsOfName = new Throttle(5, MINUTE);

  /// A whole family behind one address, with room; each try costs 19 MiB and a fifth of a second.
  private final Throttle loginsFromAddress = new Throttle(30, MINUTE);

  private final Throttle registrationsOfName = new Throttle(5, HOUR);
  private final Throttle registrationsFromAddress = new Throttle(20, HOUR);

  private final Throttle codesAtOnce = new Throttle(1, CODE_PAUSE);

  /// With five tries each, a number's code is guessed once in 20,000 days.
  private final Throttle codesInAnHour = new Throttle(5, HOUR);

  private final Throttle codesInADay = new Throttle(10, Duration.ofDays(1));
  private final Throttle codesFromAddress = new Throttle(20, HOUR);

  /// A page refreshes four times an hour; some tabs, some phones.
  private final Throttle refreshesFromAddress = new Throttle(60, MINUTE);

  private final InstantSource clock;

  LoginLimits(InstantSource clock) {
    this.clock = clock;
  }

  private record Ask(Throttle throttle, String key) {}

  /// @return how long to wait, zero if the try counts and may go on; so for each of these
  Duration login(LoginName name, String address) {
    return take(new Ask(loginsOfName, name.text()), new Ask(loginsFromAddress, address));
  }

  Duration register(LoginName name, String address) {
    return take(
        new Ask(registrationsOfName, name.text()), new Ask(registrationsFromAddress, address));
  }

  Duration code(LoginName name, String address) {
    return take(
        new Ask(codesAtOnce, name.text()),
        new Ask(codesInAnHour, name.text()),
        new Ask(codesInADay, name.text()),
        new Ask(codesFromAddress, address));
  }

  Duration refresh(String address) {
    return take(new Ask(refreshesFromAddress, address));
  }

  /// A try that is refused by one of the buckets takes nothing from the others.
  private synchronized Duration take(Ask... asks) {
    long now = clock.millis();
    Duration wait =
        List.of(asks).stream()
            .map(ask -> ask.throttle().pause(ask.key(), now))
            .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
    if (wait.isZero()) {
      for (Ask ask : asks) {
        ask.throttle().take(ask.key(), now);
      }
    }
    return wait;
  }
}
