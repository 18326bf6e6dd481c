package io.qless.shop.pricing;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.LineItem;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds what is nearly reached. A hint about pieces is only given after the bill with them was
/// made and is better, so it never promises what another offer takes away again. Lives for one
/// call.
public final class Hints {

  /// Bills made to check hints, so that a screen never waits.
  static final int MAX_TRIED = 12;

  /// Hints given; nobody reads more.
  public static final int MAX_HINTS = 5;

  private final Cart cart;
  private final List<Offer> offers;
  private final Instant instant;
  private final Bill bill;
  private final Set<String> sums;

  private Hints(Cart cart, List<Offer> offers, Instant instant, Bill bill) {
    this.cart = cart;
    this.offers =
        offers.stream()
            .filter(offer -> offer.covers(instant))
            .sorted(Comparator.comparing(Offer::id))
            .toList();
    this.instant = instant;
    this.bill = bill;
    sums =
        this.offers.stream()
            .filter(Offer.Threshold.class::isInstance)
            .map(Offer::id)
            .collect(Collectors.toCollection(HashSet::new));
    bill.discounts().stream().filter(Bill.Discount::coupon).forEach(d -> sums.add(d.rule()));
  }

  /// The best hints first.
  ///
  /// @param bill of the same cart, offers and instant
  public static List<Hint> of(Cart cart, List<Offer> offers, Instant instant, Bill bill) {
    return new Hints(cart, offers, instant, bill).find();
  }

  private List<Hint> find() {
    List<Hint> hints = new ArrayList<>();
    int tried = 0;
    for (Offer offer : offers) {
      int missing = missing(offer);
      if (missing > 0 && tried < MAX_TRIED) {
        tried++;
        morePieces(offer, missing).ifPresent(hints::add);
      }
      if (offer instanceof Offer.Threshold sum) {
        moreSpend(sum).ifPresent(hints::add);
      }
    }
    cart.coupons().stream()
        .map(Cart.AppliedCoupon::coupon)
        .filter(coupon -> coupon.validity().covers(instant))
        .forEach(coupon -> moreSpend(coupon).ifPresent(hints::add));
    return hints.stream()
        .sorted(Comparator.comparing(Hint::saves).reversed().thenComparing(Hint::rule))
        .limit(MAX_HINTS)
        .toList();
  }

  /// Pieces that are missing for the next set, 0 if that is too far away to speak of.
  private int missing(Offer offer) {
    int there = pieces(offer).stream().mapToInt(LineItem.Pieces::quantity).sum();
    return switch (offer) {
      case Offer.BuyGet set -> {
        int over = there % (set.buy() + set.get());
        yield over >= set.buy() ? set.buy() + set.get() - over : 0;
      }
      case Offer.CheapestFree set -> there % set.pieces() == set.pieces() - 1 ? 1 : 0;
      case Offer.MixAndMatch set -> there % set.pieces() == set.pieces() - 1 ? 1 : 0;
      case Offer.PercentOff none -> 0;
      case Offer.AmountOff none -> 0;
      case Offer.MemberPrice none -> 0;
      case Offer.Threshold none -> 0;
    };
  }

  private List<LineItem.Pieces> pieces(Offer offer) {
    return cart.lines().stream()
        .filter(line -> offer.scope().covers(line.article()))
        .filter(line -> !line.article().terms().noDiscount())
        .filter(LineItem.Pieces.class::isInstance)
        .map(LineItem.Pieces.class::cast)
        .sorted(
            Comparator.comparing(LineItem.Pieces::unitPrice)
                .thenComparing(line -> line.id().text()))
        .toList();
  }

  /// Tried with the cheapest of the goods, so that any other saves as much or more.
  private Optional<Hint> morePieces(Offer offer, int missing) {
    List<LineItem.Pieces> pieces = pieces(offer);
    LineItem.Pieces cheapest = pieces.getFirst();
    List<LineItem> lines = new ArrayList<>(cart.lines());
    lines.set(lines.indexOf(cheapest), Pricing.pieces(cheapest, cheapest.quantity() + missing));
    Money deposits = cheapest.article().terms().deposit().times(missing);
    Money total = Pricing.wouldCost(cart, lines, offers, instant).minus(deposits);
    Money more = cheapest.unitPrice().times(missing);
    Money saves = bill.total().plus(more).minus(total);
    List<ArticleId> articles = pieces.stream().map(line -> line.article().id()).distinct().toList();
    return saves.compareTo(Money.ZERO) > 0
        ? Optional.of(
            new Hint.MorePieces(
                offer.id(),
                offer.name(),
                articles,
                missing,
                saves,
                total.compareTo(bill.total()) <= 0))
        : Optional.empty();
  }

  /// From half of the sum on; what a rival of its exclusive group gives today is lost again.
  private Optional<Hint> moreSpend(Offer.Threshold offer) {
    Money sum =
        bill.lines().stream()
            .filter(line ->
                cart.line(line.id())
                    .filter(item -> offer.scope().covers(item.article()))
                    .filter(item -> !item.article().terms().noDiscount())
                    .isPresent())
            .map(this::beforeSums)
            .reduce(Money.ZERO, Money::plus);
    Money rivals =
        bill.discounts().stream()
            .filter(discount ->
                offers.stream()
                    .anyMatch(other ->
                        other.id().equals(discount.rule())
                            && !other.play().group().isEmpty()
                            && other.play().group().equals(offer.play().group())))
            .map(Bill.Discount::amount)
            .reduce(Money.ZERO, Money::plus);
    return moreSpend(offer.id(), offer.name(), sum, offer.spend(), offer.cut(), rivals);
  }

  private Optional<Hint> moreSpend(Coupon coupon) {
    Money others =
        bill.discounts().stream()
            .filter(Bill.Discount::coupon)
            .map(Bill.Discount::amount)
            .reduce(Money.ZERO, Money::plus);
    Money deposits =
        bill.lines().stream()
            .filter(line -> line.id().text().endsWith(Bill.DEPOSIT))
            .map(Bill.Line::net)
            .reduce(Money.ZERO, Money::plus);
    return moreSpend(
        coupon.code(),
        coupon.name(),
        bill.total().plus(others).minus(deposits),
        coupon.minimumSpend(),
        coupon.cut(),
        Money.ZERO);
  }

  private static Optional<Hint> moreSpend(
      String rule, LocalText name, Money sum, Money spend, Coupon.Cut cut, Money lost) {
    Money saves = Plan.off(cut, spend.minor()).minus(lost);
    boolean near = sum.compareTo(spend) < 0 && sum.times(2).compareTo(spend) >= 0;
    return near && saves.compareTo(Money.ZERO) > 0
        ? Optional.of(new Hint.MoreSpend(rule, name, spend.minus(sum), saves))
        : Optional.empty();
  }

  private Money beforeSums(Bill.Line line) {
    return line.cuts().stream()
        .filter(cut -> !sums.contains(cut.rule()))
        .map(Bill.Cut::amount)
        .reduce(line.gross(), Money::minus);
  }
}
