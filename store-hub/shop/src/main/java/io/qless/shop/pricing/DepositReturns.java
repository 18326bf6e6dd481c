package io.qless.shop.pricing;

import io.qless.shop.catalogue.LocalText;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Slips for empties that count on a bill. What a shopper gets back for a bottle is his own
/// deposit: it lowers what is to be paid but neither the price of any goods nor their tax (CGST Act
/// 2017, s. 2(31), proviso).
///
/// @param slips the dearest first, then by number
public record DepositReturns(List<DepositSlip> slips) {

  /// No empties came back.
  public static final DepositReturns NONE = new DepositReturns(List.of());

  public DepositReturns {
    slips = List.copyOf(slips);
  }

  /// The slips that count on a bill: each as a whole, the dearest first, while something is left to
  /// pay. One that does not fit stays good for later.
  ///
  /// @param due what the bill comes to without them
  static DepositReturns within(Money due, List<DepositSlip> brought) {
    List<DepositSlip> counting = new ArrayList<>();
    Money left = due;
    for (DepositSlip slip : dearestFirst(brought)) {
      if (slip.amount().compareTo(left) <= 0) {
        counting.add(slip);
        left = left.minus(slip.amount());
      }
    }
    return counting.isEmpty() ? NONE : new DepositReturns(counting);
  }

  private static List<DepositSlip> dearestFirst(List<DepositSlip> slips) {
    return slips.stream()
        .sorted(
            Comparator.comparing(DepositSlip::amount).reversed().thenComparing(DepositSlip::number))
        .toList();
  }

  /// What a shopper reads on the line of a slip.
  public static LocalText nameOf(DepositSlip slip) {
    return new LocalText(
        "Empties returned, slip " + slip.number(), "खाली बोतलें वापस, पर्ची " + slip.number());
  }

  /// What they come to.
  public Money sum() {
    return slips.stream().map(DepositSlip::amount).reduce(Money.ZERO, Money::plus);
  }

  /// Whether a slip counts.
  public boolean has(DepositSlip slip) {
    return slips.contains(slip);
  }
}
