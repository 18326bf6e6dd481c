package io.qless.shop.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds which offers on goods together take the most off. Offers on sets of pieces are tried in
/// each order in which they may take their pieces, as far as they compete for the same lines and
/// are no more than [#MAX_TRIED]; beyond that the one that gains most is taken first, then the
/// next. What no set has taken goes to the offer on units that is best for each line, the smaller
/// id where two are equal.
final class OfferChoice {

  /// Offers on sets that are tried in all orders where they compete: 5 have 326 of them.
  static final int MAX_TRIED = 5;

  private final Basket basket;
  private final List<Offer> onSets;
  private final List<List<Offer>> onUnits = new ArrayList<>();

  /// @param offers that count now and do not stack, by id
  private OfferChoice(Basket basket, List<Offer> offers) {
    this.basket = basket;
    onSets = offers.stream().filter(OfferRules::onSets).toList();
    for (int i = 0; i < basket.size(); i++) {
      onUnits.add(new ArrayList<>());
    }
    for (Offer offer : offers) {
      if (!OfferRules.onSets(offer) && !(offer instanceof Offer.Threshold)) {
        for (int place : basket.covered(offer)) {
          onUnits.get(place).add(offer);
        }
      }
    }
  }

  /// The best choice; offers that give nothing are not in it.
  static List<Taken> of(Basket basket, List<Offer> offers) {
    return new OfferChoice(basket, offers).best();
  }

  private List<Taken> best() {
    List<Taken> taken = new ArrayList<>();
    int[] free = basket.allFree();
    for (List<Offer> rivals : rivals()) {
      Search search = new Search(rivals);
      if (rivals.size() <= MAX_TRIED) {
        search.tryAll(List.of(), free, 0);
      } else {
        search.takeBestFirst(free);
      }
      for (Offer offer : search.best) {
        taken.add(new Taken(Taken.Phase.GOODS, offer.id(), OfferRules.onSets(offer, basket, free)));
      }
    }
    taken.addAll(unitsLeft(free));
    return taken;
  }

  /// Offers on sets, those together that want the same lines.
  private List<List<Offer>> rivals() {
    int[] group = new int[basket.size()];
    Arrays.setAll(group, place -> place);
    for (Offer offer : onSets) {
      int[] places = basket.covered(offer);
      for (int place : places) {
        int from = group[place];
        int to = group[places[0]];
        Arrays.setAll(group, i -> group[i] == from ? to : group[i]);
      }
    }
    Map<Integer, List<Offer>> rivals = new TreeMap<>();
    for (Offer offer : onSets) {
      int[] places = basket.covered(offer);
      if (places.length > 0) {
        rivals.computeIfAbsent(group[places[0]], first -> new ArrayList<>()).add(offer);
      }
    }
    return List.copyOf(rivals.values());
  }

  private List<Taken> unitsLeft(int[] free) {
    Map<String, long[]> cuts = new TreeMap<>();
    for (int place = 0; place < basket.size(); place++) {
      long most = 0;
      String winner = "";
      for (Offer offer : onUnits.get(place)) {
        long gives = onUnits(offer, place, free[place]);
        if (gives > most) {
          most = gives;
          winner = offer.id();
        }
      }
      if (most > 0) {
        cuts.computeIfAbsent(winner, id -> new long[basket.size()])[place] = most;
      }
    }
    return cuts.entrySet().stream()
        .map(entry -> new Taken(Taken.Phase.GOODS, entry.getKey(), entry.getValue()))
        .toList();
  }

  private long onUnits(Offer offer, int place, int count) {
    return OfferRules.onUnits(offer, basket, place, basket.priceOf(place, count), count);
  }

  /// One search among rivals.
  private final class Search {

    private final List<Offer> rivals;
    private final int[] places;
    private List<Offer> best = List.of();
    private long most = -1;

    Search(List<Offer> rivals) {
      this.rivals = rivals;
      places =
          rivals.stream()
              .flatMapToInt(offer -> Arrays.stream(basket.covered(offer)))
              .distinct()
              .toArray();
    }

    void tryAll(List<Offer> taken, int[] free, long saved) {
      long value = saved + valueOfRest(free);
      if (value > most) {
        most = value;
        best = taken;
      }
      for (Offer offer : rivals) {
        if (taken.contains(offer)) {
          continue;
        }
        int[] left = free.clone();
        long more = Arrays.stream(OfferRules.onSets(offer, basket, left)).sum();
        if (more > 0) {
          tryAll(with(taken, offer), left, saved + more);
        }
      }
    }

    void takeBestFirst(int[] begin) {
      int[] free = begin.clone();
      long saved = 0;
      most = valueOfRest(free);
      boolean better = true;
      while (better) {
        better = false;
        Offer winner = rivals.getFirst();
        for (Offer offer : rivals) {
          int[] left = free.clone();
          long more = Arrays.stream(OfferRules.onSets(offer, basket, left)).sum();
          if (!best.contains(offer) && saved + more + valueOfRest(left) > most) {
            most = saved + more + valueOfRest(left);
            winner = offer;
            better = true;
          }
        }
        if (better) {
          saved += Arrays.stream(OfferRules.onSets(winner, basket, free)).sum();
          best = with(best, winner);
        }
      }
    }

    private long valueOfRest(int[] free) {
      long value = 0;
      for (int place : places) {
        long line = 0;
        for (Offer offer : onUnits.get(place)) {
          line = Math.max(line, onUnits(offer, place, free[place]));
        }
        value += line;
      }
      return value;
    }
  }

  private static List<Offer> with(List<Offer> offers, Offer one) {
    List<Offer> more = new ArrayList<>(offers);
    more.add(one);
    return more;
  }
}
