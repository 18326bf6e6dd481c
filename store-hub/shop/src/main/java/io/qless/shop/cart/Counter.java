package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.pricing.Coupon;
import java.util.Optional;

/// What is counted across all trips, asked for one of them: how often a coupon was used, and which
/// slips came in. Only the hub can count. A trolley takes it that there is enough, and is corrected
/// when the hub knows better.
public interface Counter {

  /// Nobody counts.
  Counter NONE =
      new Counter() {
        @Override
        public Optional<RefusalCode> refusal(Coupon coupon) {
          return Optional.empty();
        }

        @Override
        public Optional<RefusalCode> reserve(Coupon coupon) {
          return Optional.empty();
        }

        @Override
        public boolean claim(DepositSlip slip) {
          return true;
        }
      };

  /// Why this trip may not use the coupon as things stand; empty if it may. Takes nothing.
  Optional<RefusalCode> refusal(Coupon coupon);

  /// Sets one use aside for this trip until it is paid or over. The second time changes nothing.
  ///
  /// @return why there is none to set aside; empty if it is this trip's
  Optional<RefusalCode> reserve(Coupon coupon);

  /// Takes a slip for this trip until it is paid or over.
  ///
  /// @return false if the slip came in before
  boolean claim(DepositSlip slip);

  /// Reward points that could pay this trip's bill.
  default PointsTender points() {
    return PointsTender.NONE;
  }

  /// Sets points aside for this trip until it is paid or goes back to shopping; other points that
  /// were set aside for it are free again.
  ///
  /// @param points 0 for none
  /// @return why there are not so many; empty if they are this trip's
  default Optional<RefusalCode> holdPoints(long points) {
    return Optional.empty();
  }
}
