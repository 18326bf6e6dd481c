package io.qless.shop.pricing;

/// How often a coupon may be used. In one trip it counts once anyway; the rest is counted where all
/// trips are known, at the hub.
///
/// @param total trips of all shoppers together, 0 for any number
/// @param perCustomer trips of one shopper, 0 for any number. A guest's trip counts as a shopper of
///   its own: who must not come again as a guest is asked for an account
/// @param holders who may use it
public record CouponLimits(int total, int perCustomer, Holders holders) {

  /// Any number of trips.
  public static final CouponLimits NONE = new CouponLimits(0, 0, Holders.ANYBODY);

  /// Who may use a coupon.
  public enum Holders {
    /// Guests too.
    ANYBODY,
    /// Shoppers who are known by their account.
    ACCOUNTS
  }

  /// Limits that hold for guests too.
  public CouponLimits(int total, int perCustomer) {
    this(total, perCustomer, Holders.ANYBODY);
  }

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
