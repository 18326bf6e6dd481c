package io.qless.shop.pricing;

import io.qless.shop.catalogue.LocalText;
import io.qless.shop.money.Money;

/// A discount on the whole bill for whoever knows its code.
///
/// @param code upper-case letters and digits, 3 to 20
/// @param name what the shopper reads as the reason
/// @param cut how much
/// @param minimumSpend least sum after offers, zero if there is none
/// @param validity when
/// @param limits how often; in one trip it counts once
public record Coupon(
    String code,
    LocalText name,
    Cut cut,
    Money minimumSpend,
    Validity validity,
    CouponLimits limits) {

  public Coupon {
    if (!code.matches("[A-Z0-9]{3,20}")) {
      throw new IllegalArgumentException(
          "a coupon code has 3 to 20 upper-case letters and digits: \"" + code + '"');
    }
  }

  /// A coupon without limits beyond once in a trip.
  public Coupon(String code, LocalText name, Cut cut, Money minimumSpend, Validity validity) {
    this(code, name, cut, minimumSpend, validity, CouponLimits.NONE);
  }

  /// How much a coupon takes off.
  public sealed interface Cut {

    /// A fixed amount, never more than the bill.
    record Amount(Money amount) implements Cut {}

    /// A share of the bill.
    ///
    /// @param basisPoints 1 to 10000
    /// @param atMost upper limit of the discount
    record Share(int basisPoints, Money atMost) implements Cut {}

    /// Nothing by itself: the code of a member's card, which opens the member prices.
    record Membership() implements Cut {}
  }
}
