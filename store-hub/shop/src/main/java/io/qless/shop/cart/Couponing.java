package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.pricing.Coupon;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Coupons on the bill and off it. A coupon whose minimum is not reached stays and counts as soon
/// as it is.
final class Couponing {

  private Couponing() {}

  static List<Event> apply(Shelf shelf, Cart cart, String typed, Instant now) {
    String code = typed.strip().toUpperCase(Locale.ROOT);
    Optional<Coupon> coupon = shelf.coupon(code);
    if (coupon.isEmpty()) {
      return Desk.refuse(
          RefusalCode.COUPON_UNKNOWN, code.substring(0, Math.min(20, code.length())));
    }
    if (!coupon.get().validity().covers(now)) {
      return Desk.refuse(RefusalCode.COUPON_NOT_VALID_NOW, code);
    }
    if (has(cart, code) || cart.coupons().size() >= Cart.MAX_COUPONS) {
      return Desk.refuse(RefusalCode.COUPON_ALREADY_APPLIED, code);
    }
    return List.of(new Event.CouponApplied(coupon.get()));
  }

  static List<Event> remove(Cart cart, String code) {
    return has(cart, code)
        ? List.of(new Event.CouponRemoved(code))
        : Desk.refuse(RefusalCode.COUPON_UNKNOWN, code.substring(0, Math.min(20, code.length())));
  }

  private static boolean has(Cart cart, String code) {
    return cart.coupons().stream().anyMatch(applied -> applied.coupon().code().equals(code));
  }
}
