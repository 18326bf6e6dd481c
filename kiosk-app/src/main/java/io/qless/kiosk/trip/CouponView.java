package io.qless.kiosk.trip;

/// A coupon the shopper handed in.
///
/// @param code as typed, upper case
/// @param title what it gives
/// @param savedPaise what it takes off now; 0 while its condition is not met
/// @param active false while its condition is not met yet
public record CouponView(String code, Words title, long savedPaise, boolean active) {}
