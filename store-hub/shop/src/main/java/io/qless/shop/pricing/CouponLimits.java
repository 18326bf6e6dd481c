package io.qless.shop.pricing;

/// How often a coupon may be used. In one trip it counts once anyway; the rest is counted where all
/// trips are known, at the hub.
///
/// @param total trips of all shoppers together, 0 for any number
/// @param perCustomer trips of one shopper, 0 for any number
public record CouponLimits(int total, int perCustomer) {

  /// Any number of trips.
  public static final CouponLimits NONE = new CouponLimits(0, 0);

  public CouponLimits {
    if (total < 0 || perCustomer < 0) {
      throw new IllegalArgumentException("limits of " + total + " and " + perCustomer + " trips");
    }
  }

  /// Whether one more trip may use it.
  ///
  /// @param used trips that used it or hold it for a payment
  /// @param byCustomer those among them of this shopper; 0 for a guest, whom nobody can count
  public boolean allowOneMore(long used, long byCustomer) {
    return (total == 0 || used < total) && (perCustomer == 0 || byCustomer < perCustomer);
  }
}
