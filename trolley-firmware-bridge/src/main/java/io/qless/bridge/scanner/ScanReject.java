package io.qless.bridge.scanner;

import java.time.Instant;

/// Input of a scanner that was thrown away because it was not surely one whole code. It is shown to
/// the shopper ("scan again"), never swallowed.
///
/// @param deviceId the scanner
/// @param count 1, 2, 3 ... rejects of this scanner since its driver was made
/// @param cause why
/// @param bytes how many bytes were thrown away, 0 or more
/// @param at when it was noticed
public record ScanReject(String deviceId, long count, Cause cause, int bytes, Instant at) {

  /// Why input was thrown away.
  public enum Cause {
    /// The frame stopped in the middle: silence, a new STX, or an ETX whose STX never came.
    TORN,
    /// The scanner was unplugged in the middle of a frame.
    UNPLUGGED,
    /// Longer than any code can be.
    TOO_LONG,
    /// An AIM id and nothing behind it.
    EMPTY,
    /// After a torn frame came one without the AIM id this scanner otherwise sends: a tail.
    HEAD_LOST,
    /// The kernel had no room for all that the scanner typed or reported; two codes or more may be
    /// gone.
    OVERRUN,
    /// The scanner typed a key that stands for no character in the layout that was chosen.
    UNKNOWN_KEY,
    /// The trolley's disk did not take it.
    NOT_KEPT
  }

  public ScanReject {
    if (deviceId.isBlank()) {
      throw new IllegalArgumentException("device id is blank");
    }
    if (count < 1) {
      throw new IllegalArgumentException("count starts at 1, not " + count);
    }
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes thrown away: " + bytes);
    }
  }
}
