package io.qless.shop.pricing;

import io.qless.shop.cart.LineItem;
import io.qless.shop.money.Money;
import io.qless.shop.money.Rounding;
import io.qless.shop.money.Split;
import java.util.ArrayList;
import java.util.List;

/// What each kind of offer takes off, one rule each. Pure.
final class OfferRules {

  private OfferRules() {}

  /// Whether an offer is about sets of pieces: it takes whole sets and leaves the rest to others.
  static boolean onSets(Offer offer) {
    return switch (offer) {
      case Offer.BuyGet buyGet -> true;
      case Offer.CheapestFree cheapest -> true;
      case Offer.MixAndMatch mix -> true;
      case Offer.PercentOff percent -> false;
      case Offer.AmountOff amount -> false;
      case Offer.MemberPrice member -> false;
      case Offer.Threshold threshold -> false;
    };
  }

  /// What an offer takes off each line on its own, paise.
  ///
  /// @param left what the units still cost, paise
  /// @param count units of the line that it is about
  static long onUnits(Offer offer, Basket basket, int place, long left, int count) {
    if (count == 0 || left == 0) {
      return 0;
    }
    return switch (offer) {
      case Offer.PercentOff percent ->
          Rounding.share(Money.paise(left), percent.basisPoints()).minor();
      case Offer.AmountOff amount ->
          Math.min(left, times(basket.line(place), amount.amount(), count));
      case Offer.MemberPrice member ->
          Math.max(0, left - times(basket.line(place), member.price(), count));
      case Offer.BuyGet sets -> 0;
      case Offer.CheapestFree sets -> 0;
      case Offer.MixAndMatch sets -> 0;
      case Offer.Threshold sum -> 0;
    };
  }

  private static long times(LineItem line, Money perUnit, int count) {
    return switch (line) {
      case LineItem.Pieces pieces -> perUnit.times(count).minor();
      case LineItem.Loose loose -> Rounding.priceOfWeight(loose.net().grams(), perUnit).minor();
    };
  }

  /// Takes as many whole sets as pay off out of the free units.
  ///
  /// @param free units of each line that no offer has taken; becomes what this offer leaves
  /// @return what it takes off each line, paise
  static long[] onSets(Offer offer, Basket basket, int[] free) {
    return switch (offer) {
      case Offer.BuyGet buyGet -> buyGet(buyGet, basket, free);
      case Offer.CheapestFree cheapest -> cheapestFree(cheapest, basket, free);
      case Offer.MixAndMatch mix -> mixAndMatch(mix, basket, free);
      case Offer.PercentOff none -> new long[basket.size()];
      case Offer.AmountOff none -> new long[basket.size()];
      case Offer.MemberPrice none -> new long[basket.size()];
      case Offer.Threshold none -> new long[basket.size()];
    };
  }

  /// All pieces have one article; after a change of price they stand in several lines.
  private static long[] buyGet(Offer.BuyGet offer, Basket basket, int[] free) {
    List<Integer> units = units(offer, basket, free);
    int sets = units.size() / (offer.buy() + offer.get());
    List<Integer> cheapest = units.subList(units.size() - sets * offer.get(), units.size());
    long[] cuts = new long[basket.size()];
    cheapest.forEach(place -> cuts[place] += basket.unit(place));
    // The paid ones of the sets are the cheapest of the rest: other offers keep the dear ones.
    take(units.subList(units.size() - sets * (offer.buy() + offer.get()), units.size()), free);
    return cuts;
  }

  private static long[] cheapestFree(Offer.CheapestFree offer, Basket basket, int[] free) {
    List<Integer> units = units(offer, basket, free);
    int taken = units.size() / offer.pieces() * offer.pieces();
    long[] cuts = new long[basket.size()];
    for (int last = offer.pieces() - 1; last < taken; last += offer.pieces()) {
      cuts[units.get(last)] += basket.unit(units.get(last));
    }
    take(units.subList(0, taken), free);
    return cuts;
  }

  private static long[] mixAndMatch(Offer.MixAndMatch offer, Basket basket, int[] free) {
    List<Integer> units = units(offer, basket, free);
    long[] cuts = new long[basket.size()];
    int taken = 0;
    while (taken + offer.pieces() <= units.size()) {
      List<Integer> set = units.subList(taken, taken + offer.pieces());
      List<Long> prices = set.stream().map(basket::unit).toList();
      long saved = prices.stream().mapToLong(price -> price).sum() - offer.price().minor();
      if (saved <= 0) {
        break;
      }
      List<Money> parts = Split.inProportion(Money.paise(saved), prices);
      for (int i = 0; i < parts.size(); i++) {
        cuts[set.get(i)] += parts.get(i).minor();
      }
      taken += offer.pieces();
    }
    take(units.subList(0, taken), free);
    return cuts;
  }

  /// The place of each free piece, the dearest first. Loose goods are no pieces and never take
  /// part.
  private static List<Integer> units(Offer offer, Basket basket, int[] free) {
    List<Integer> units = new ArrayList<>();
    for (int place : basket.covered(offer)) {
      for (int i = 0; i < free[place] && !basket.loose(place); i++) {
        units.add(place);
      }
    }
    return units;
  }

  private static void take(List<Integer> units, int[] free) {
    units.forEach(place -> free[place]--);
  }
}
