/// What is counted across all trips: uses of coupons, and slips for empties. Start at
/// [io.qless.hub.coupon.CouponDesk]. A use is *reserved* when a bill is frozen, *redeemed* when it
/// is paid and *released* when the trip goes back to shopping or ends; all of it in the transaction
/// that writes the trip's events, so that neither can stand without the other.
@NullMarked
package io.qless.hub.coupon;

import org.jspecify.annotations.NullMarked;
