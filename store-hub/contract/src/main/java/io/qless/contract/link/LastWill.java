package io.qless.contract.link;

import java.time.Duration;
import java.util.Arrays;

/// What the others read about this client when it is gone, kept by the broker as a retained
/// message.
public sealed interface LastWill {

  /// Nobody is told.
  record None() implements LastWill {}

  /// The client's status topic changes by itself.
  ///
  /// @param topic the retained status topic
  /// @param lost said by the broker when the client vanished
  /// @param disconnected said by the link itself before it closes on purpose
  /// @param delay how long the broker waits before it says `lost`, so that a short break in the
  ///   Wi-Fi does not flicker on somebody's screen
  @SuppressWarnings("ArrayRecordComponent") // copied on the way in; nobody compares two wills
  record Status(String topic, byte[] lost, byte[] disconnected, Duration delay)
      implements LastWill {

    /// The usual delay.
    public static final Duration USUAL_DELAY = Duration.ofSeconds(10);

    /// Copies the texts, refuses an empty topic.
    public Status {
      if (topic.isEmpty()) {
        throw new IllegalArgumentException("a last will needs a topic");
      }
      if (delay.isNegative()) {
        throw new IllegalArgumentException("negative delay of a last will: " + delay);
      }
      lost = Arrays.copyOf(lost, lost.length);
      disconnected = Arrays.copyOf(disconnected, disconnected.length);
    }
  }
}
