package io.qless.shop.rewards;

import io.qless.shop.cart.LineId;
import io.qless.shop.money.Money;
import io.qless.shop.money.Split;
import io.qless.shop.pricing.Bill;
import io.qless.shop.tax.CreditNote;
import io.qless.shop.tax.Invoice;
import io.qless.shop.tax.Tax;
import java.time.Duration;
import java.util.List;

/// What a store gives points for.
///
/// @param perPoint value of goods, without tax, that earns one point
/// @param worth what one point pays
/// @param pending how long points wait, since their goods may come back
/// @param life how long points are good, from the day they were earned
/// @param grace how long points are good that come back after their lot expired
public record PointsPolicy(
    Money perPoint, Money worth, Duration pending, Duration life, Duration grace) {

  /// One point for each full 100 rupees, worth one rupee; goods may come back for 15 days.
  public static final PointsPolicy USUAL =
      new PointsPolicy(
          Money.paise(10_000),
          Money.paise(100),
          Duration.ofDays(15),
          Duration.ofDays(365),
          Duration.ofDays(30));

  public PointsPolicy {
    if (perPoint.minor() < 1 || worth.minor() < 1) {
      throw new IllegalArgumentException("a point for " + perPoint + " worth " + worth);
    }
    if (pending.isNegative() || grace.isNegative() || life.compareTo(pending) <= 0) {
      throw new IllegalArgumentException(
          "points wait " + pending + ", live " + life + " and have a grace of " + grace);
    }
  }

  /// Points for goods of a receipt, counted down once for the whole of it.
  ///
  /// @param value what was paid for goods, without tax and deposits
  /// @param byPoints the part of it that was paid by points, which earns none
  public long earnedBy(Money value, Money byPoints) {
    long paise = value.minor() - byPoints.minor();
    return paise < 0 ? 0 : paise / perPoint.minor();
  }

  /// Points that a bill earns: those of the part that is paid in money.
  ///
  /// @param byPoints what points pay of it
  public long earnedBy(Bill bill, Money byPoints) {
    Money value = value(bill);
    Money inMoney = bill.total().minus(byPoints);
    return bill.total().isZero() || byPoints.isZero()
        ? earnedBy(value, Money.ZERO)
        : earnedBy(
            value,
            Split.inProportion(value, List.of(byPoints.minor(), inMoney.minor())).getFirst());
  }

  /// Points that go when goods come back: those of what was kept so far, without those of what is
  /// kept now. After the last return none of the receipt is left.
  ///
  /// @param earned what the receipt earned, under whatever policy it did
  /// @param earlier notes before this one
  public long lostBy(Invoice invoice, List<CreditNote> earlier, CreditNote note, long earned) {
    long before = kept(value(invoice), back(earlier), earned);
    long after = kept(value(invoice), back(earlier).plus(value(note)), earned);
    return before - after;
  }

  private long kept(Money bought, Money back, long earned) {
    Money left = bought.minus(back);
    return left.minor() <= 0 ? 0 : Math.min(earned, earnedBy(left, Money.ZERO));
  }

  /// What a bill's goods come to without tax and deposits.
  public static Money value(Bill bill) {
    List<Tax> taxes = Tax.ofLines(bill);
    Money sum = Money.ZERO;
    for (int i = 0; i < taxes.size(); i++) {
      if (!isDeposit(bill.lines().get(i).id())) {
        sum = sum.plus(taxes.get(i).taxable());
      }
    }
    return sum;
  }

  /// The same of an invoice.
  public static Money value(Invoice invoice) {
    return invoice.lines().stream()
        .filter(line -> !isDeposit(line.id()))
        .map(line -> line.tax().taxable())
        .reduce(Money.ZERO, Money::plus);
  }

  private static Money back(List<CreditNote> notes) {
    return notes.stream().map(PointsPolicy::value).reduce(Money.ZERO, Money::plus);
  }

  private static Money value(CreditNote note) {
    return note.lines().stream()
        .filter(line -> !isDeposit(line.id()))
        .map(line -> line.tax().taxable())
        .reduce(Money.ZERO, Money::plus);
  }

  private static boolean isDeposit(LineId line) {
    return line.text().endsWith(Bill.DEPOSIT);
  }
}
