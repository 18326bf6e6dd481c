package io.qless.shop.pricing;

import io.qless.shop.cart.LineItem;
import io.qless.shop.item.ArticleId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The lines of a cart as offers count them, by their place in the list. A loose line is one unit
/// that has no pieces. Lives for one pricing.
final class Basket {

  private static final int[] NOWHERE = {};

  private final List<LineItem> lines;
  private final long[] unit;
  private final long[] gross;
  private final int[] units;
  private final boolean[] loose;
  private final int[] dearestFirst;

  /// Places of an article, the dearest first.
  private final Map<ArticleId, int[]> byArticle = new HashMap<>();

  /// By identity: an offer's texts would be hashed at each question.
  private final IdentityHashMap<Offer, int[]> covered = new IdentityHashMap<>();

  /// @param lines in the order of their ids
  Basket(List<LineItem> lines) {
    this.lines = lines;
    unit = lines.stream().mapToLong(line -> line.unitPrice().minor()).toArray();
    gross = lines.stream().mapToLong(line -> line.extendedPrice().minor()).toArray();
    units =
        lines.stream()
            .mapToInt(line -> line instanceof LineItem.Pieces pieces ? pieces.quantity() : 1)
            .toArray();
    loose = new boolean[lines.size()];
    for (int i = 0; i < loose.length; i++) {
      loose[i] = lines.get(i) instanceof LineItem.Loose;
    }
    dearestFirst =
        IntStream.range(0, loose.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer i) -> -unit[i]).thenComparing(i -> i))
            .mapToInt(i -> i)
            .toArray();
    Map<ArticleId, List<Integer>> places = new HashMap<>();
    for (int place : dearestFirst) {
      places.computeIfAbsent(lines.get(place).article().id(), id -> new ArrayList<>()).add(place);
    }
    places.forEach((id, at) -> byArticle.put(id, at.stream().mapToInt(i -> i).toArray()));
  }

  int size() {
    return unit.length;
  }

  LineItem line(int place) {
    return lines.get(place);
  }

  /// Price of a piece or a kilogram, paise.
  long unit(int place) {
    return unit[place];
  }

  /// Price of the line before offers, paise.
  long gross(int place) {
    return gross[place];
  }

  boolean loose(int place) {
    return loose[place];
  }

  /// Units that no offer has taken yet: all of them.
  int[] allFree() {
    return units.clone();
  }

  /// Price of some units of a line before offers, paise.
  long priceOf(int place, int count) {
    return loose[place] ? (count == 0 ? 0 : gross[place]) : unit[place] * count;
  }

  /// Places of the lines that an offer is about, the dearest unit price first and then by line id.
  int[] covered(Offer offer) {
    return covered.computeIfAbsent(offer, this::find);
  }

  private int[] find(Offer offer) {
    int[] candidates =
        offer.scope() instanceof Scope.OfArticle one
            ? byArticle.getOrDefault(one.article(), NOWHERE)
            : dearestFirst;
    return Arrays.stream(candidates)
        .filter(place -> discountable(place) && offer.scope().covers(lines.get(place).article()))
        .toArray();
  }

  boolean discountable(int place) {
    return !lines.get(place).article().terms().noDiscount();
  }
}
