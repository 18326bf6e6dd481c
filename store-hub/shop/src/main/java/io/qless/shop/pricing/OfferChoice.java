package io.qless.shop.pricing;

import io.qless.shop.cart.LineItem;
import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;
import io.qless.shop.money.Rounding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Finds for each article in the cart the offer that is best for the shopper. All lines of an
/// article share one offer, so nothing counts twice.
final class OfferChoice {

  private OfferChoice() {}

  static void apply(Pricing.Draft draft, List<Offer> offers) {
    Map<ArticleId, List<Integer>> byArticle = new LinkedHashMap<>();
    for (int i = 0; i < draft.lines().size(); i++) {
      byArticle
          .computeIfAbsent(draft.lines().get(i).article().id(), id -> new ArrayList<>())
          .add(i);
    }
    Map<Offer, Money> given = new LinkedHashMap<>();
    for (List<Integer> group : byArticle.values()) {
      best(draft.lines(), group, offers)
          .forEach((offer, cuts) -> {
            for (int i = 0; i < group.size(); i++) {
              draft.discount(group.get(i), cuts.get(i), offer.id());
            }
            given.merge(offer, sum(cuts), Money::plus);
          });
    }
    given.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().id()))
        .forEach(entry ->
            draft.reason(
                new Bill.Discount(
                    entry.getKey().id(), entry.getKey().name(), entry.getValue(), false)));
  }

  /// The best offer with its cut for each line of the group; empty if none gives anything.
  private static Map<Offer, List<Money>> best(
      List<LineItem> lines, List<Integer> group, List<Offer> offers) {
    Map<Offer, List<Money>> best = Map.of();
    Money most = Money.ZERO;
    List<LineItem> members = group.stream().map(lines::get).toList();
    for (Offer offer : offers) {
      List<Money> cuts =
          switch (offer) {
            case Offer.PercentOff percent -> percentOff(percent, members);
            case Offer.BuyGet buyGet -> buyGet(buyGet, members);
          };
      if (sum(cuts).compareTo(most) > 0) {
        most = sum(cuts);
        best = Map.of(offer, cuts);
      }
    }
    return best;
  }

  private static List<Money> percentOff(Offer.PercentOff offer, List<LineItem> lines) {
    return lines.stream()
        .map(line ->
            offer.scope().covers(line.article())
                ? Rounding.share(line.extendedPrice(), offer.basisPoints())
                : Money.ZERO)
        .toList();
  }

  private static List<Money> buyGet(Offer.BuyGet offer, List<LineItem> lines) {
    int pieces = lines.stream().mapToInt(line -> countable(offer, line)).sum();
    int free = pieces / (offer.buy() + offer.get()) * offer.get();
    List<Money> cuts = new ArrayList<>(lines.stream().map(line -> Money.ZERO).toList());
    List<Integer> cheapestFirst =
        IntStream.range(0, lines.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> lines.get(i).unitPrice()).thenComparing(i -> i))
            .toList();
    for (int i : cheapestFirst) {
      int here = Math.min(free, countable(offer, lines.get(i)));
      free -= here;
      cuts.set(i, lines.get(i).unitPrice().times(here));
    }
    return cuts;
  }

  /// Pieces of the line that the offer is about; loose goods cannot be counted and never take part.
  private static int countable(Offer.BuyGet offer, LineItem line) {
    return line.article().id().equals(offer.article()) && line instanceof LineItem.Pieces pieces
        ? pieces.quantity()
        : 0;
  }

  private static Money sum(List<Money> cuts) {
    return cuts.stream().reduce(Money.ZERO, Money::plus);
  }
}
