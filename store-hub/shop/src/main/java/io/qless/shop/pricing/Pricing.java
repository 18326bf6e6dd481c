package io.qless.shop.pricing;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.LineItem;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.money.Money;
import io.qless.shop.money.Rounding;
import io.qless.shop.money.Split;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes the bill of a cart. Pure: the same cart, offers and instant give the same bill, whatever
/// the order of scans.
///
/// Phases: line prices, then the best offer for each article, then coupons on what is left, then
/// the GST inside. The bill with offers and the bill with coupons alone are both made and the lower
/// one is taken, because an offer may push the sum under a coupon's minimum and the shopper must
/// not be worse off for it.
public final class Pricing {

  private Pricing() {}

  /// The bill of the cart at this instant.
  ///
  /// @param offers the store's offers; those out of their time do not count
  public static Bill bill(Cart cart, List<Offer> offers, Instant instant) {
    List<LineItem> lines =
        cart.lines().stream().sorted(Comparator.comparing(line -> line.id().text())).toList();
    List<Coupon> coupons =
        cart.coupons().stream()
            .map(Cart.AppliedCoupon::coupon)
            .filter(coupon -> coupon.validity().covers(instant))
            .sorted(Comparator.comparing(Coupon::code))
            .toList();
    List<Offer> current =
        offers.stream()
            .filter(offer -> offer.validity().covers(instant))
            .sorted(Comparator.comparing(Offer::id))
            .toList();
    Bill best = bill(lines, current, coupons);
    if (best.discounts().stream().filter(Bill.Discount::coupon).count() < coupons.size()) {
      for (Offer alone : current) {
        best = lower(best, bill(lines, List.of(alone), coupons));
      }
      best = lower(best, bill(lines, List.of(), coupons));
    }
    return best;
  }

  private static Bill lower(Bill one, Bill other) {
    return other.total().compareTo(one.total()) < 0 ? other : one;
  }

  private static Bill bill(List<LineItem> lines, List<Offer> offers, List<Coupon> coupons) {
    Draft draft = new Draft(lines);
    OfferChoice.apply(draft, offers);
    coupons.forEach(draft::takeCoupon);
    return draft.bill();
  }

  /// A bill in the making; lives for one call.
  static final class Draft {

    private final List<LineItem> lines;
    private final List<Money> discounts;
    private final List<List<Bill.Cut>> cuts;
    private final List<Bill.Discount> reasons = new ArrayList<>();

    Draft(List<LineItem> lines) {
      this.lines = lines;
      discounts = new ArrayList<>(lines.stream().map(line -> Money.ZERO).toList());
      cuts = lines.stream().<List<Bill.Cut>>map(line -> new ArrayList<>()).toList();
    }

    List<LineItem> lines() {
      return lines;
    }

    /// Takes a rule's discount off one line.
    void discount(int line, Money amount, String rule) {
      if (!amount.isZero()) {
        discounts.set(line, discounts.get(line).plus(amount));
        cuts.get(line).add(new Bill.Cut(rule, amount));
      }
    }

    /// Notes why; amounts of one rule are noted once.
    void reason(Bill.Discount discount) {
      if (!discount.amount().isZero()) {
        reasons.add(discount);
      }
    }

    void takeCoupon(Coupon coupon) {
      List<Long> nets = new ArrayList<>();
      Money sum = Money.ZERO;
      for (int i = 0; i < lines.size(); i++) {
        nets.add(net(i).minor());
        sum = sum.plus(net(i));
      }
      if (lines.isEmpty() || sum.compareTo(coupon.minimumSpend()) < 0) {
        return;
      }
      Money cut =
          switch (coupon.cut()) {
            case Coupon.Cut.Amount fixed -> fixed.amount().min(sum);
            case Coupon.Cut.Share share ->
                Rounding.share(sum, share.basisPoints()).min(share.atMost()).min(sum);
          };
      List<Money> parts = Split.inProportion(cut, nets);
      for (int i = 0; i < parts.size(); i++) {
        discount(i, parts.get(i), coupon.code());
      }
      reason(new Bill.Discount(coupon.code(), coupon.name(), cut, true));
    }

    Bill bill() {
      List<Bill.Line> billLines = new ArrayList<>();
      Money goods = Money.ZERO;
      Money saved = Money.ZERO;
      for (int i = 0; i < lines.size(); i++) {
        LineItem line = lines.get(i);
        Money gross = line.extendedPrice();
        goods = goods.plus(gross);
        saved = saved.plus(discounts.get(i));
        billLines.add(
            new Bill.Line(
                line.id(),
                line.article().name(),
                quantity(line),
                line.unitPrice(),
                gross,
                discounts.get(i),
                net(i),
                cuts.get(i),
                line.article().gst()));
      }
      return new Bill(billLines, reasons, goods, saved, goods.minus(saved), taxes(billLines));
    }

    private Money net(int line) {
      return lines.get(line).extendedPrice().minus(discounts.get(line));
    }

    private static Bill.Quantity quantity(LineItem line) {
      return switch (line) {
        case LineItem.Pieces pieces -> new Bill.Quantity.Pieces(pieces.quantity());
        case LineItem.Loose loose -> new Bill.Quantity.Grams(loose.net().grams());
      };
    }

    private static List<Bill.TaxRow> taxes(List<Bill.Line> lines) {
      Map<Gst, Money> groups =
          new TreeMap<>(Comparator.comparing(Gst::hsn).thenComparingInt(Gst::basisPoints));
      lines.forEach(line -> groups.merge(line.gst(), line.net(), Money::plus));
      List<Bill.TaxRow> rows = new ArrayList<>();
      groups.forEach((gst, sum) -> {
        Money half = Rounding.halfOfTaxWithin(sum, gst.basisPoints());
        rows.add(new Bill.TaxRow(gst, sum.minus(half.times(2)), half, half));
      });
      return rows;
    }
  }
}
