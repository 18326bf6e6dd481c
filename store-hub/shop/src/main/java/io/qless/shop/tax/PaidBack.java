package io.qless.shop.tax;

import io.qless.shop.cart.PointsTender;
import io.qless.shop.money.Money;
import io.qless.shop.money.Split;
import java.util.ArrayList;
import java.util.List;

/// By which way money goes back for goods: reward points first, as otherwise points could be turned
/// into money; then money to those who paid, in proportion to what is left of theirs.
public final class PaidBack {

  private PaidBack() {}

  /// How many points of an invoice go back with an amount. The rest in money is nothing or at least
  /// what providers pay out, as far as there are points for that.
  ///
  /// @param earlier notes of the invoice before this one
  static long points(Invoice invoice, List<CreditNote> earlier, Money amount) {
    Invoice.Tenders tenders = invoice.tenders();
    long left =
        tenders.points() - earlier.stream().mapToLong(CreditNote::points).reduce(0, Math::addExact);
    if (left == 0) {
      return 0;
    }
    long worth = tenders.byPoints().minor() / tenders.points();
    long points = Math.min(left, amount.minor() / worth);
    long rest = amount.minor() - points * worth;
    long least = PointsTender.LEAST_LEFT.minor();
    if (rest == 0 || rest >= least) {
      return points;
    }
    long fewer = points - Math.ceilDiv(least - rest, worth);
    Money inMoney = Money.paise(amount.minor() - fewer * worth);
    return fewer >= 0 && inMoney.compareTo(moneyLeft(tenders, earlier, worth)) <= 0
        ? fewer
        : points;
  }

  private static Money moneyLeft(Invoice.Tenders tenders, List<CreditNote> earlier, long worth) {
    Money left = tenders.sum().minus(tenders.byPoints());
    for (CreditNote note : earlier) {
      left = left.minus(note.total().minus(Money.paise(worth * note.points())));
    }
    return left;
  }

  /// What goes back to each payer.
  ///
  /// @param left what is left of each one's payment
  /// @return as many amounts, which sum to the whole
  /// @throws IllegalArgumentException if less is left than goes back
  public static List<Money> toEach(Money whole, List<Money> left) {
    Money sum = left.stream().reduce(Money.ZERO, Money::plus);
    if (whole.compareTo(sum) > 0) {
      throw new IllegalArgumentException(whole + " go back, " + sum + " are left");
    }
    if (left.isEmpty()) {
      return List.of();
    }
    List<Money> parts =
        new ArrayList<>(Split.inProportion(whole, left.stream().map(Money::minor).toList()));
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).isZero() && parts.get(i).compareTo(PointsTender.LEAST_LEFT) < 0) {
        moveToAnother(parts, left, i);
      }
    }
    return List.copyOf(parts);
  }

  /// Providers pay out a rupee at least: what is less goes to whoever can take it whole and gets
  /// the most already. Where nobody can it stays.
  private static void moveToAnother(List<Money> parts, List<Money> left, int from) {
    int to = -1;
    for (int i = 0; i < parts.size(); i++) {
      boolean takes = parts.get(i).plus(parts.get(from)).compareTo(left.get(i)) <= 0;
      if (i != from && takes && (to < 0 || parts.get(i).compareTo(parts.get(to)) > 0)) {
        to = i;
      }
    }
    if (to >= 0) {
      parts.set(to, parts.get(to).plus(parts.get(from)));
      parts.set(from, Money.ZERO);
    }
  }
}
