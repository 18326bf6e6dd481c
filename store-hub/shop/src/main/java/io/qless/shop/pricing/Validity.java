package io.qless.shop.pricing;

import java.time.Instant;

/// When an offer or coupon counts.
///
/// @param from first instant
/// @param until first instant after
public record Validity(Instant from, Instant until) {

  /// No limit in time.
  public static final Validity ALWAYS =
      new Validity(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

  public Validity {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("ends before it begins: " + from + " to " + until);
    }
  }

  public boolean covers(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }
}
