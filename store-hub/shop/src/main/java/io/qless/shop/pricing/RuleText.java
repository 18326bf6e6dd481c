package io.qless.shop.pricing;

import io.qless.shop.money.Money;

/// Rules in plain English, for whoever checks a bill.
final class RuleText {

  private RuleText() {}

  static String of(Offer offer) {
    String text =
        switch (offer) {
          case Offer.PercentOff percent -> percent(percent.basisPoints()) + " off the price";
          case Offer.AmountOff amount -> amount.amount() + " off each piece or kilogram";
          case Offer.MemberPrice member -> "members pay " + member.price();
          case Offer.BuyGet buyGet ->
              "of each " + (buyGet.buy() + buyGet.get()) + " pieces " + buyGet.get() + " free";
          case Offer.CheapestFree set -> "of each " + set.pieces() + " pieces the cheapest free";
          case Offer.MixAndMatch mix -> "any " + mix.pieces() + " pieces for " + mix.price();
          case Offer.Threshold sum -> cut(sum.cut(), sum.spend());
        };
    return offer.play().stacks() ? text + ", on top of other offers" : text;
  }

  static String of(Coupon coupon) {
    return "coupon: " + cut(coupon.cut(), coupon.minimumSpend());
  }

  private static String cut(Coupon.Cut cut, Money spend) {
    String off =
        switch (cut) {
          case Coupon.Cut.Amount amount -> amount.amount() + " off";
          case Coupon.Cut.Share share ->
              percent(share.basisPoints()) + " off, at most " + share.atMost();
          case Coupon.Cut.Membership card -> "member prices";
        };
    return off + " from " + spend + ", shared out in proportion to prices";
  }

  private static String percent(int basisPoints) {
    return "%d.%02d %%".formatted(basisPoints / 100, basisPoints % 100);
  }
}
