package io.qless.shop.cart;

import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import java.time.Duration;
import java.time.Instant;

/// A frozen bill: the shopper pays what it says, whatever prices do meanwhile.
///
/// @param bill what was bought and what it costs
/// @param at when it was frozen
/// @param points what of it is paid by reward points
public record Quote(Bill bill, Instant at, PointsTender points) {

  /// How long prices and coupons stay as they are while nobody pays: enough to read a long bill and
  /// to wait for staff, too short to keep others from a coupon.
  public static final Duration LIMIT = Duration.ofMinutes(15);

  /// What is to be paid in money.
  public Money due() {
    return bill.total().minus(points.paid());
  }

  /// When it is no longer good, unless a payment was begun by then.
  public Instant ends() {
    return at.plus(LIMIT);
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(ends());
  }

  Quote with(PointsTender other) {
    return new Quote(bill, at, other);
  }
}
