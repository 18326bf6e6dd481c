package io.qless.contract.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// `GET /admin/coupons`: every coupon of the store and how often it was used.
///
/// @param coupons by code
public record CouponList(List<Line> coupons) {
  /// Checks and copies.
  public CouponList {
    coupons = List.copyOf(coupons);
  }

  /// One coupon.
  ///
  /// @param from first instant at which it counts
  /// @param until first instant after
  /// @param redeemed trips that were paid with it
  /// @param reserved trips that hold it for their payment; they count against the limit, too
  /// @param limit trips that may use it, 0 for any number
  /// @param perCustomer trips of one shopper, 0 for any number
  /// @param needsAccount whether guests are refused
  public record Line(
      String code,
      String name,
      Instant from,
      Instant until,
      long redeemed,
      long reserved,
      int limit,
      int perCustomer,
      boolean needsAccount) {
    /// Checks.
    public Line {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(until, "until");
    }
  }
}
