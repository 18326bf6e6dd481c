package io.qless.shop.pricing;

import io.qless.shop.cart.LineId;
import io.qless.shop.cart.LineItem;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.money.Money;
import io.qless.shop.money.Rounding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes a plan down as a bill with its trace. Lives for one call.
final class Draft {

  private final Basket basket;
  private final Plan plan;
  private final LocalDate day;
  private final List<DepositSlip> slips;
  private final Map<String, Reason> reasons = new HashMap<>();

  /// @param slips slips for empties that were handed in
  Draft(Basket basket, Plan plan, List<Coupon> coupons, List<DepositSlip> slips, Instant instant) {
    this.basket = basket;
    this.slips = slips;
    this.plan = plan;
    day = instant.atZone(Hours.STORE_ZONE).toLocalDate();
    coupons.forEach(
        coupon -> reasons.put(coupon.code(), new Reason(coupon.name(), RuleText.of(coupon))));
    plan.offers()
        .forEach(offer -> reasons.put(offer.id(), new Reason(offer.name(), RuleText.of(offer))));
  }

  /// @param how in plain English
  private record Reason(LocalText name, String how) {}

  Priced priced() {
    List<Bill.Line> lines = new ArrayList<>();
    List<Priced.Step> trace = new ArrayList<>();
    for (int place = 0; place < basket.size(); place++) {
      lines.add(line(place, trace));
      deposit(place, lines);
    }
    Money goods = lines.stream().map(Bill.Line::gross).reduce(Money.ZERO, Money::plus);
    Money saved = lines.stream().map(Bill.Line::discount).reduce(Money.ZERO, Money::plus);
    Money due = goods.minus(saved);
    DepositReturns returned = DepositReturns.within(due, slips);
    Bill bill =
        new Bill(
            lines, discounts(), goods, saved, due.minus(returned.sum()), taxes(lines), returned);
    return new Priced(bill, trace);
  }

  private Bill.Line line(int place, List<Priced.Step> trace) {
    LineItem line = basket.line(place);
    List<Bill.Cut> cuts = new ArrayList<>();
    Money net = line.extendedPrice();
    for (Taken taken : plan.taken()) {
      Money off = Money.paise(taken.off(place));
      if (!off.isZero()) {
        Reason reason = reason(taken.rule());
        cuts.add(new Bill.Cut(taken.rule(), off));
        trace.add(new Priced.Step(taken.rule(), reason.name(), reason.how(), line.id(), net, off));
        net = net.minus(off);
      }
    }
    return new Bill.Line(
        line.id(),
        line.article().name(),
        quantity(line),
        line.unitPrice(),
        line.extendedPrice(),
        line.extendedPrice().minus(net),
        net,
        cuts,
        line.article().gstOn(day));
  }

  /// A deposit that the shopper gets back is no payment for goods and carries no GST (CGST Act
  /// 2017, s. 2(31), proviso).
  private void deposit(int place, List<Bill.Line> lines) {
    if (basket.line(place) instanceof LineItem.Pieces pieces
        && !pieces.article().terms().deposit().isZero()) {
      Money each = pieces.article().terms().deposit();
      Money sum = each.times(pieces.quantity());
      LocalText name = pieces.article().name();
      lines.add(
          new Bill.Line(
              new LineId(pieces.id().text() + Bill.DEPOSIT),
              new LocalText("Deposit, " + name.en(), "जमा राशि, " + name.hi()),
              quantity(pieces),
              each,
              sum,
              Money.ZERO,
              sum,
              List.of(),
              new Gst(pieces.article().gst().hsn(), 0)));
    }
  }

  /// Offers by id, then coupons by code.
  private List<Bill.Discount> discounts() {
    return plan.taken().stream()
        .map(taken ->
            new Bill.Discount(
                taken.rule(),
                reason(taken.rule()).name(),
                Money.paise(taken.sum()),
                taken.coupon()))
        .sorted(Comparator.comparing(Bill.Discount::coupon).thenComparing(Bill.Discount::rule))
        .toList();
  }

  private Reason reason(String rule) {
    Reason reason = reasons.get(rule);
    if (reason == null) {
      throw new IllegalStateException("nobody gave the discount " + rule);
    }
    return reason;
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
