package io.qless.shop.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds the plan with the lowest total. All choices from exclusive groups are tried while they are
/// no more than [#MAX_CHOICES]; beyond that each group brings the member that is best alone. Where
/// an offer or coupon on a sum is in play, the plan is also tried without each of its offers, as
/// one of them may push the sum under a minimum; and each offer alone, so that the bill is never
/// worse than with the best single offer. Equal totals: the plan tried first, which depends on ids
/// only.
final class BestPlan {

  /// Choices from exclusive groups: six pairs, or three groups of four.
  static final int MAX_CHOICES = 64;

  private final Basket basket;
  private final List<Coupon> coupons;
  private final Map<Offer, Long> alone = new TreeMap<>(Comparator.comparing(Offer::id));
  private Plan best;

  /// @param offers that count at this instant
  /// @param coupons that count at this instant, by code
  BestPlan(Basket basket, List<Offer> offers, List<Coupon> coupons) {
    this.basket = basket;
    this.coupons = coupons;
    boolean member =
        coupons.stream().anyMatch(coupon -> coupon.cut() instanceof Coupon.Cut.Membership);
    for (Offer offer : offers) {
      long gives = offer instanceof Offer.MemberPrice && !member ? 0 : givesAlone(offer);
      if (gives > 0) {
        alone.put(offer, gives);
      }
    }
    best = new Plan(basket, List.of(), coupons);
  }

  Plan find() {
    List<List<Offer>> choices = choices();
    choices.forEach(this::offer);
    boolean sums =
        alone.keySet().stream()
            .anyMatch(offer -> offer instanceof Offer.Threshold || offer.play().stacks());
    Plan whole = best;
    if (!whole.missed().isEmpty()) {
      long couldBring = whole.missed().stream().mapToLong(this::atMost).sum();
      for (Taken taken : whole.taken()) {
        if (taken.sum() < couldBring) {
          offer(whole.offers().stream().filter(o -> !o.id().equals(taken.rule())).toList());
        }
      }
    }
    if (sums || !whole.missed().isEmpty() || choices.size() > MAX_CHOICES) {
      long couponsBring = coupons.stream().mapToLong(coupon -> atMost(coupon.cut())).sum();
      alone.forEach((offer, gives) -> {
        if (gross() - gives - couponsBring < best.total()) {
          offer(List.of(offer));
        }
      });
    }
    return best;
  }

  private void offer(List<Offer> offers) {
    Plan other = new Plan(basket, offers, coupons);
    if (other.total() < best.total()) {
      best = other;
    }
  }

  private long gross() {
    long sum = 0;
    for (int place = 0; place < basket.size(); place++) {
      sum += basket.gross(place);
    }
    return sum;
  }

  private long atMost(Coupon.Cut cut) {
    return Plan.off(cut, gross()).minor();
  }

  private long givesAlone(Offer offer) {
    int[] places = basket.covered(offer);
    if (places.length == 0) {
      return 0;
    }
    if (OfferRules.onSets(offer)) {
      return Arrays.stream(OfferRules.onSets(offer, basket, basket.allFree())).sum();
    }
    if (offer instanceof Offer.Threshold sum) {
      long goods = Arrays.stream(places).mapToLong(basket::gross).sum();
      return goods < sum.spend().minor() ? 0 : Plan.off(sum.cut(), goods).minor();
    }
    int[] all = basket.allFree();
    return Arrays.stream(places)
        .mapToLong(
            place -> OfferRules.onUnits(offer, basket, place, basket.gross(place), all[place]))
        .sum();
  }

  /// Lists of offers of which at most one is from each exclusive group.
  private List<List<Offer>> choices() {
    List<Offer> open =
        alone.keySet().stream().filter(offer -> offer.play().group().isEmpty()).toList();
    Map<String, List<Offer>> groups = new TreeMap<>();
    alone.keySet().stream()
        .filter(offer -> !offer.play().group().isEmpty())
        .forEach(offer ->
            groups.computeIfAbsent(offer.play().group(), g -> new ArrayList<>()).add(offer));
    List<List<Offer>> choices = List.of(open);
    for (List<Offer> group : groups.values()) {
      if ((long) choices.size() * group.size() > MAX_CHOICES) {
        choices = List.of(bestOfEach(open, groups));
        break;
      }
      List<List<Offer>> more = new ArrayList<>();
      for (List<Offer> choice : choices) {
        group.forEach(member -> more.add(with(choice, member)));
      }
      choices = more;
    }
    return choices;
  }

  private List<Offer> bestOfEach(List<Offer> open, Map<String, List<Offer>> groups) {
    List<Offer> choice = open;
    for (List<Offer> group : groups.values()) {
      Offer most = group.getFirst();
      for (Offer member : group) {
        if (gives(member) > gives(most)) {
          most = member;
        }
      }
      choice = with(choice, most);
    }
    return choice;
  }

  private long gives(Offer offer) {
    return alone.getOrDefault(offer, 0L);
  }

  private static List<Offer> with(List<Offer> offers, Offer one) {
    List<Offer> more = new ArrayList<>(offers);
    more.add(one);
    more.sort(Comparator.comparing(Offer::id));
    return more;
  }
}
