package io.qless.journey;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Waiting for the other programs, always with a limit.
public final class Await {

  /// What a shopper would put up with before calling somebody, and more than any step needs.
  public static final Duration USUAL = Duration.ofSeconds(20);

  private static final long LOOK_NANOS = Duration.ofMillis(40).toNanos();

  private Await() {}

  /// Looks again and again until there is an answer.
  ///
  /// @param what is waited for, for the message
  /// @param last what was seen last, for the message
  /// @throws JourneyException if the limit is over
  public static <T> T found(
      String what, Duration limit, Supplier<Optional<T>> look, Supplier<String> last) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> answer = look.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (System.nanoTime() - end > 0) {
        throw new JourneyException(
            what + ": not within " + limit.toSeconds() + " s; " + last.get());
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /// Looks until something holds.
  public static void that(String what, Supplier<Boolean> holds, Supplier<String> last) {
    found(what, USUAL, () -> holds.get() ? Optional.of(true) : Optional.empty(), last);
  }
}
