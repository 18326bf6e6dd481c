package io.qless.shop.pricing;

import io.qless.shop.cart.LineId;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.money.Money;
import java.util.List;

/// What a cart costs, and why. All prices include GST.
///
/// @param lines one for each cart line, ordered by line id, so that the order of scanning does not
///   matter; after it one for its deposit, if there is one
/// @param discounts every discount with its reason; they sum to `saved`
/// @param goods sum before discounts
/// @param saved sum of discounts
/// @param total what is to be paid: `goods - saved` less what empties bring back
/// @param taxes the GST inside the goods, by HSN code and rate
/// @param returned slips for empties that count; they stand beside the goods and their tax
public record Bill(
    List<Line> lines,
    List<Discount> discounts,
    Money goods,
    Money saved,
    Money total,
    List<TaxRow> taxes,
    DepositReturns returned) {

  /// Ends the id of the line that bears the deposit of another.
  public static final String DEPOSIT = "+deposit";

  public Bill {
    lines = List.copyOf(lines);
    discounts = List.copyOf(discounts);
    taxes = List.copyOf(taxes);
    if (!goods.minus(saved).minus(returned.sum()).equals(total) || total.isNegative()) {
      throw new IllegalArgumentException(
          goods + " - " + saved + " - " + returned.sum() + " is not " + total);
    }
  }

  /// A bill to which nobody brought empties back.
  public Bill(
      List<Line> lines,
      List<Discount> discounts,
      Money goods,
      Money saved,
      Money total,
      List<TaxRow> taxes) {
    this(lines, discounts, goods, saved, total, taxes, DepositReturns.NONE);
  }

  /// Whether a coupon is used on this bill: it takes something off, or opens the member prices.
  public boolean uses(Coupon coupon) {
    return coupon.cut() instanceof Coupon.Cut.Membership
        || discounts.stream()
            .anyMatch(discount -> discount.coupon() && discount.rule().equals(coupon.code()));
  }

  /// What offers take off a line: the price on it. Coupons stand on the whole bill, though each
  /// line bears its share of them for tax and returns.
  public Money offered(Line line) {
    return line.cuts().stream()
        .filter(cut -> discounts.stream().anyMatch(d -> !d.coupon() && d.rule().equals(cut.rule())))
        .map(Cut::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  /// The deposit on a line, zero if it has none.
  public Money deposit(Line line) {
    return lines.stream()
        .filter(other -> other.id().text().equals(line.id().text() + DEPOSIT))
        .map(Line::net)
        .findFirst()
        .orElse(Money.ZERO);
  }

  /// One line of the bill.
  ///
  /// @param id the cart line
  /// @param name what was bought
  /// @param quantity how much of it
  /// @param unitPrice price of one piece or one kilogram
  /// @param gross before discounts
  /// @param discount all discounts of this line, those shared out from coupons too
  /// @param cuts the same by rule; they sum to `discount`
  /// @param net what is paid for this line
  /// @param gst how it is taxed
  public record Line(
      LineId id,
      LocalText name,
      Quantity quantity,
      Money unitPrice,
      Money gross,
      Money discount,
      Money net,
      List<Cut> cuts,
      Gst gst) {
    public Line {
      cuts = List.copyOf(cuts);
    }
  }

  /// What one rule takes off one line.
  ///
  /// @param rule id of the offer or code of the coupon, see [Discount#rule()]
  /// @param amount above zero
  public record Cut(String rule, Money amount) {}

  /// How much of an article.
  public sealed interface Quantity {
    record Pieces(int count) implements Quantity {}

    record Grams(long net) implements Quantity {}
  }

  /// One discount and its reason.
  ///
  /// @param rule id of the offer or code of the coupon
  /// @param name what the shopper reads
  /// @param amount above zero
  /// @param coupon whether a coupon gave it
  public record Discount(String rule, LocalText name, Money amount, boolean coupon) {}

  /// Tax of one HSN code and rate. CGST and SGST are equal.
  ///
  /// @param gst HSN code and whole rate
  /// @param taxable value without tax
  /// @param cgst central tax
  /// @param sgst state tax
  public record TaxRow(Gst gst, Money taxable, Money cgst, Money sgst) {}
}
