package io.qless.shop.tax;

import io.qless.shop.catalogue.Gst;
import io.qless.shop.money.Money;
import io.qless.shop.money.Split;
import io.qless.shop.pricing.Bill;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// An inclusive amount taken apart: `taxable + cgst + sgst` is what was paid.
///
/// @param taxable value without tax
/// @param cgst central tax
/// @param sgst state tax, always equal to it
public record Tax(Money taxable, Money cgst, Money sgst) {

  /// Nothing paid, nothing taxed.
  public static final Tax NONE = new Tax(Money.ZERO, Money.ZERO, Money.ZERO);

  public Tax {
    if (!cgst.equals(sgst)) {
      throw new IllegalArgumentException("CGST " + cgst + " is not SGST " + sgst);
    }
  }

  /// The parts of an amount of which each half of the tax is known.
  public static Tax within(Money inclusive, Money half) {
    return new Tax(inclusive.minus(half.times(2)), half, half);
  }

  /// What was paid.
  public Money inclusive() {
    return taxable.plus(cgst).plus(sgst);
  }

  public Tax plus(Tax other) {
    return new Tax(taxable.plus(other.taxable), cgst.plus(other.cgst), sgst.plus(other.sgst));
  }

  /// The tax of each line of a bill, in their order. Rounded once for each HSN code and rate, the
  /// way the bill does, and shared out by largest remainder, so that every column of the lines adds
  /// up to the bill's own rows.
  public static List<Tax> ofLines(Bill bill) {
    List<Tax> parts = new ArrayList<>(Collections.nCopies(bill.lines().size(), NONE));
    for (Bill.TaxRow row : bill.taxes()) {
      List<Integer> members = membersOf(bill, row.gst());
      List<Long> nets = members.stream().map(i -> bill.lines().get(i).net().minor()).toList();
      List<Money> halves = Split.inProportion(row.cgst(), nets);
      for (int i = 0; i < members.size(); i++) {
        int line = members.get(i);
        parts.set(line, within(bill.lines().get(line).net(), halves.get(i)));
      }
    }
    return List.copyOf(parts);
  }

  private static List<Integer> membersOf(Bill bill, Gst gst) {
    List<Integer> members = new ArrayList<>();
    for (int i = 0; i < bill.lines().size(); i++) {
      if (bill.lines().get(i).gst().equals(gst)) {
        members.add(i);
      }
    }
    return members;
  }
}
