package io.qless.shop.pricing;

import io.qless.shop.money.Money;
import io.qless.shop.money.Rounding;
import io.qless.shop.money.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a cart costs with some of the offers: who takes what off which line. Lives for one pricing.
final class Plan {

  private final Basket basket;
  private final List<Offer> offers;
  private final List<Taken> taken = new ArrayList<>();
  private final List<Coupon.Cut> missed = new ArrayList<>();
  private final long[] net;

  /// @param offers that may count, by id
  /// @param coupons by code
  Plan(Basket basket, List<Offer> offers, List<Coupon> coupons) {
    this.basket = basket;
    this.offers = offers;
    net = new long[basket.size()];
    Arrays.setAll(net, basket::gross);
    OfferChoice.of(basket, offers.stream().filter(offer -> !offer.play().stacks()).toList())
        .forEach(this::take);
    offers.stream().filter(offer -> offer.play().stacks()).forEach(this::stack);
    reached(offers).forEach(this::takeThreshold);
    coupons.forEach(this::takeCoupon);
  }

  List<Offer> offers() {
    return offers;
  }

  List<Taken> taken() {
    return taken;
  }

  /// Sums whose minimum was not reached.
  List<Coupon.Cut> missed() {
    return missed;
  }

  /// What is to be paid, paise.
  long total() {
    return Arrays.stream(net).sum();
  }

  private void take(Taken more) {
    if (more.sum() > 0) {
      taken.add(more);
      Arrays.setAll(net, place -> net[place] - more.off(place));
    }
  }

  private void stack(Offer offer) {
    int[] all = basket.allFree();
    long[] cuts = new long[net.length];
    for (int place : basket.covered(offer)) {
      cuts[place] = OfferRules.onUnits(offer, basket, place, net[place], all[place]);
    }
    take(new Taken(Taken.Phase.STACKED, offer.id(), cuts));
  }

  /// Offers on a sum that is reached when goods have their final price, before any of them counts.
  private List<Offer.Threshold> reached(List<Offer> all) {
    List<Offer.Threshold> reached = new ArrayList<>();
    for (Offer offer : all) {
      if (offer instanceof Offer.Threshold threshold) {
        long sum = Arrays.stream(basket.covered(offer)).mapToLong(place -> net[place]).sum();
        if (sum >= threshold.spend().minor()) {
          reached.add(threshold);
        } else {
          missed.add(threshold.cut());
        }
      }
    }
    return reached;
  }

  private void takeThreshold(Offer.Threshold offer) {
    share(Taken.Phase.SUM, offer.id(), offer.cut(), basket.covered(offer));
  }

  private void takeCoupon(Coupon coupon) {
    if (total() < coupon.minimumSpend().minor()) {
      missed.add(coupon.cut());
      return;
    }
    int[] places = new int[net.length];
    Arrays.setAll(places, place -> place);
    share(
        Taken.Phase.COUPON,
        coupon.code(),
        coupon.cut(),
        Arrays.stream(places).filter(basket::discountable).toArray());
  }

  private void share(Taken.Phase phase, String rule, Coupon.Cut cut, int[] places) {
    long sum = Arrays.stream(places).mapToLong(place -> net[place]).sum();
    Money off = off(cut, sum);
    if (off.isZero()) {
      return;
    }
    List<Money> parts =
        Split.inProportion(off, Arrays.stream(places).mapToObj(place -> net[place]).toList());
    long[] cuts = new long[net.length];
    for (int i = 0; i < places.length; i++) {
      cuts[places[i]] = parts.get(i).minor();
    }
    take(new Taken(phase, rule, cuts));
  }

  /// What a cut takes off a sum of paise, never more than the sum.
  static Money off(Coupon.Cut cut, long sum) {
    Money whole = Money.paise(sum);
    return switch (cut) {
      case Coupon.Cut.Amount fixed -> fixed.amount().min(whole);
      case Coupon.Cut.Share share ->
          Rounding.share(whole, share.basisPoints()).min(share.atMost()).min(whole);
      case Coupon.Cut.Membership card -> Money.ZERO;
    };
  }
}
