package io.qless.contract.link;

import java.time.Duration;

/// How patient a link is.
///
/// @param keepAlive a silent connection is probed after this time, and given up after half as much
///   again; whole seconds
/// @param connect limit for one try to connect, and for the answer to a subscription; whole seconds
/// @param confirm limit for the broker's acknowledgement of one message, and for a free place in
///   the window
/// @param firstRetry pause after the first failed try to connect; doubles up to `lastRetry`
/// @param lastRetry longest pause between two tries
/// @param patience without a working connection for so long, whatever is half open is torn down and
///   begun anew
/// @param look how often the watchdog looks
public record LinkTimings(
    Duration keepAlive,
    Duration connect,
    Duration confirm,
    Duration firstRetry,
    Duration lastRetry,
    Duration patience,
    Duration look) {

  /// What devices use.
  public static final LinkTimings STANDARD =
      new LinkTimings(
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(5),
          Duration.ofSeconds(6),
          Duration.ofMillis(500));

  /// Refuses times that are not positive, and fractions of a second where MQTT counts whole ones.
  public LinkTimings {
    positive("connect", connect);
    positive("confirm", confirm);
    positive("first-retry", firstRetry);
    positive("last-retry", lastRetry);
    positive("patience", patience);
    positive("look", look);
    wholeSeconds("keep-alive", keepAlive);
    wholeSeconds("connect", connect);
  }

  private static void positive(String name, Duration duration) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(name + " must be longer than nothing: " + duration);
    }
  }

  private static void wholeSeconds(String name, Duration duration) {
    positive(name, duration);
    if (!duration.equals(Duration.ofSeconds(duration.toSeconds()))
        || duration.toSeconds() > 65_535) {
      throw new IllegalArgumentException(name + " must be 1 to 65535 whole seconds: " + duration);
    }
  }
}
