package io.qless.bridge;

import java.time.Duration;

/// How long a driver waits before it looks for its device again: 50 ms, doubling up to 2 s. Used by
/// one driver's thread; lives as long as the driver.
public final class Backoff {

  /// Short enough that a shopper who re-seats a cable does not notice.
  public static final Duration SHORTEST = Duration.ofMillis(50);

  /// Long enough that an absent device costs no measurable CPU.
  public static final Duration LONGEST = Duration.ofSeconds(2);

  private final Duration shortest;
  private Duration next;

  /// Begins at [#SHORTEST].
  public Backoff() {
    this(SHORTEST);
  }

  /// @param shortest the wait before the first attempt
  public Backoff(Duration shortest) {
    this.shortest = shortest;
    next = shortest;
  }

  /// The wait before the next attempt; each call doubles the one after it.
  public Duration next() {
    Duration wait = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return wait;
  }

  /// The device answered: the next wait is the shortest again.
  public void reset() {
    next = shortest;
  }
}
