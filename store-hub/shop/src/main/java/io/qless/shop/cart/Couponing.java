package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.Pricing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Coupons on the bill and off it, and the bill that they are used on. A coupon whose minimum is
/// not reached stays and counts as soon as it is.
final class Couponing {

  private Couponing() {}

  static List<Event> apply(Shelf shelf, Counter counter, Cart cart, String typed, Instant now) {
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
    return counter
        .refusal(coupon.get())
        .map(why -> Desk.refuse(why, code))
        .orElseGet(() -> List.of(new Event.CouponApplied(coupon.get())));
  }

  static List<Event> remove(Cart cart, String code) {
    return has(cart, code)
        ? List.of(new Event.CouponRemoved(code))
        : Desk.refuse(RefusalCode.COUPON_UNKNOWN, code.substring(0, Math.min(20, code.length())));
  }

  /// Makes the bill and sets aside one use of each coupon on it. A coupon of which none is left
  /// goes off first, so that the bill never changes once it is frozen.
  static List<Event> checkout(Shelf shelf, Counter counter, Cart cart, Instant now) {
    List<Event> events = new ArrayList<>();
    Cart left = cart;
    while (true) {
      Bill bill = Pricing.bill(left, shelf.offers(), now);
      Optional<Event.CouponDropped> gone = firstNotLeft(left, bill, counter);
      if (gone.isEmpty()) {
        events.add(new Event.CheckoutStarted(bill));
        return events;
      }
      events.add(gone.get());
      left = left.apply(new JournalEntry(left.revision() + 1, Source.HUB, 0, now, gone.get()));
    }
  }

  private static Optional<Event.CouponDropped> firstNotLeft(Cart cart, Bill bill, Counter counter) {
    List<Coupon> byCode =
        cart.coupons().stream()
            .map(Cart.AppliedCoupon::coupon)
            .filter(bill::uses)
            .sorted(Comparator.comparing(Coupon::code))
            .toList();
    for (Coupon coupon : byCode) {
      Optional<RefusalCode> why = counter.reserve(coupon);
      if (why.isPresent()) {
        return Optional.of(new Event.CouponDropped(coupon.code(), why.get()));
      }
    }
    return Optional.empty();
  }

  private static boolean has(Cart cart, String code) {
    return cart.coupons().stream().anyMatch(applied -> applied.coupon().code().equals(code));
  }
}
