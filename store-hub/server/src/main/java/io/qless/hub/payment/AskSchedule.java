package io.qless.hub.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a provider is asked about an attempt next: often while somebody waits, ever more seldom
/// after. Pure.
final class AskSchedule {

  /// How long after the time to pay a provider may still take money: Razorpay polls a silent bank
  /// for three days and then says "late authorised"; the others publish no figure.
  static final Duration LATE_MONEY = Duration.ofDays(3);

  /// How long after its expiry an attempt is still awaited: money paid in the last second needs a
  /// while to arrive.
  static final Duration GRACE = Duration.ofSeconds(10);

  /// How long a trip waits for a QR code. Nobody can have paid without one, and the shopper wants
  /// to try again.
  static final Duration PATIENCE_FOR_A_QR = Duration.ofSeconds(45);

  /// An attempt is asked about at most each tenth of its age: every 3 s when it is half a minute
  /// old, every 30 s after five minutes, which is as often as providers want to be asked.
  private static final int AGE_PART = 10;

  /// But never more seldom.
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private static final Duration A_MOMENT = Duration.ofMillis(1);

  private AskSchedule() {}

  /// When the trip is told that there is no money.
  static Instant patienceWith(Attempt attempt) {
    return attempt.state() == AttemptState.INITIATING
        ? attempt.created().plus(PATIENCE_FOR_A_QR)
        : attempt.expires().plus(GRACE);
  }

  /// When to ask after having asked now; empty once no money can come any more. A trip that waits
  /// is told of the end when it comes, and not a pause later.
  static Optional<Instant> after(Attempt attempt, Instant now) {
    Duration pause = Duration.between(attempt.created(), now).dividedBy(AGE_PART);
    Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    if (AttemptState.OPEN.contains(attempt.state())) {
      Instant end = patienceWith(attempt).plus(A_MOMENT);
      return Optional.of(end.isAfter(now) && end.isBefore(next) ? end : next);
    }
    Instant last = attempt.expires().plus(LATE_MONEY);
    if (!now.isBefore(last)) {
      return Optional.empty();
    }
    return Optional.of(next.isBefore(last) ? next : last);
  }
}
