package io.qless.shop.tax;

import io.qless.shop.cart.Buyer;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.DepositReturns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tax paper of a paid trip, with all that CGST Rules 2017, rule 46, wants of a sale over the
/// counter to an unregistered buyer. The place of supply is the store's own state and nothing is on
/// reverse charge, so neither is a component.
///
/// @param kind what the law calls it
/// @param number 16 characters at most, gapless within its series
/// @param issuedAt when the money was there
/// @param seller the store as it was at that time
/// @param trip whose paper it is
/// @param trolley device id
/// @param lines goods in the order of the bill
/// @param coupons what was taken off the whole bill; each line bears its share of it
/// @param goods sum before discounts
/// @param saved sum of discounts
/// @param total what was paid
/// @param payment the money of all payers together, with the reference of what came last
/// @param points reward points earned
/// @param returned slips for empties: the shopper's own deposits back, beside the goods and their
///   tax
/// @param buyer who bought, if the law or the buyer wants it on the paper
/// @param tenders what paid it: points are a means of payment and lower neither value nor tax
public record Invoice(
    Kind kind,
    String number,
    Instant issuedAt,
    StoreDetails seller,
    SessionId trip,
    String trolley,
    List<Line> lines,
    List<Bill.Discount> coupons,
    Money goods,
    Money saved,
    Money total,
    Payment payment,
    long points,
    DepositReturns returned,
    Buyer buyer,
    Tenders tenders) {

  /// Rule 46(b).
  private static final String NUMBER = "[A-Za-z0-9/-]{1,16}";

  public Invoice {
    lines = List.copyOf(lines);
    coupons = List.copyOf(coupons);
    if (!number.matches(NUMBER)) {
      throw new IllegalArgumentException("no invoice number: \"" + number + '"');
    }
    Money sum = lines.stream().map(line -> line.tax().inclusive()).reduce(Money.ZERO, Money::plus);
    if (!sum.minus(returned.sum()).equals(total)) {
      throw new IllegalArgumentException(
          "lines of " + number + " sum to " + sum + ", not " + total);
    }
    if (!tenders.sum().equals(total)) {
      throw new IllegalArgumentException(
          number + " over " + total + " was paid by " + tenders.sum());
    }
  }

  /// What the law calls the paper.
  public enum Kind {
    /// All goods bear tax (CGST Act 2017, section 31).
    TAX_INVOICE,
    /// Some do, some do not (rule 46A).
    INVOICE_CUM_BILL_OF_SUPPLY,
    /// None does (rule 49).
    BILL_OF_SUPPLY
  }

  /// One line of goods.
  ///
  /// @param id the cart line
  /// @param name what was bought
  /// @param gst HSN code and rate
  /// @param quantity pieces or grams
  /// @param unitPrice price of one piece or one kilogram
  /// @param mrp printed price of a piece, the unit price for loose goods
  /// @param gross before discounts
  /// @param offers what offers took off this line, with their reasons; coupons stand below
  /// @param discount all discounts of the line, its share of coupons too
  /// @param tax what was paid for it, taken apart
  public record Line(
      LineId id,
      LocalText name,
      Gst gst,
      Bill.Quantity quantity,
      Money unitPrice,
      Money mrp,
      Money gross,
      List<Reduction> offers,
      Money discount,
      Tax tax) {

    public Line {
      offers = List.copyOf(offers);
    }

    /// Pieces, or grams of loose goods: what can come back one by one.
    public long units() {
      return switch (quantity) {
        case Bill.Quantity.Pieces pieces -> pieces.count();
        case Bill.Quantity.Grams grams -> grams.net();
      };
    }
  }

  /// What an offer took off a line.
  public record Reduction(LocalText reason, Money amount) {}

  /// Money that paid it. Where nothing was left to pay there is no reference.
  ///
  /// @param reference the provider's own (UPI RRN and the like)
  /// @param simulated whether no real money moved
  public record Payment(Money amount, String reference, Instant at, boolean simulated) {}

  /// What paid a bill.
  ///
  /// @param points reward points that were spent
  /// @param byPoints what they paid
  /// @param payments in money, one for each payer; none if nothing was left to pay
  public record Tenders(long points, Money byPoints, List<Payment> payments) {
    public Tenders {
      payments = List.copyOf(payments);
    }

    /// Of one payer, without points.
    public static Tenders of(Payment payment) {
      return new Tenders(0, Money.ZERO, payment.amount().isZero() ? List.of() : List.of(payment));
    }

    /// What all of them paid.
    public Money sum() {
      return payments.stream().map(Payment::amount).reduce(byPoints, Money::plus);
    }
  }

  /// The invoice of a trip, empty while it is not paid.
  ///
  /// @param seller the store as it was when the money came
  public static Optional<Invoice> of(Cart cart, StoreDetails seller) {
    if (!(cart.settlement() instanceof Settlement.Paid paid)) {
      return Optional.empty();
    }
    Bill bill = paid.bill();
    List<Tax> taxes = Tax.ofLines(bill);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < taxes.size(); i++) {
      lines.add(line(cart, bill, bill.lines().get(i), taxes.get(i)));
    }
    return Optional.of(
        new Invoice(
            kindOf(lines),
            paid.invoice(),
            paid.paidAt(),
            seller,
            cart.session(),
            cart.trolley(),
            lines,
            bill.discounts().stream().filter(Bill.Discount::coupon).toList(),
            bill.goods(),
            bill.saved(),
            bill.total(),
            new Payment(paid.quote().due(), paid.reference(), paid.paidAt(), paid.simulated()),
            paid.points(),
            bill.returned(),
            cart.buyer(),
            tenders(paid)));
  }

  private static Tenders tenders(Settlement.Paid paid) {
    return new Tenders(
        paid.quote().points().used(),
        paid.quote().points().paid(),
        paid.payments().stream()
            .map(one -> new Payment(one.amount(), one.reference(), one.at(), one.simulated()))
            .toList());
  }

  /// The table by rate; its columns are the sums of the lines' own.
  public List<RateRow> rates() {
    return RateRow.of(lines, line -> line.gst().basisPoints(), Line::tax);
  }

  /// Tax of the whole.
  public Tax tax() {
    return lines.stream().map(Line::tax).reduce(Tax.NONE, Tax::plus);
  }

  /// What the shopper pays less than all printed prices.
  public Money underMrp() {
    Money printed = Money.ZERO;
    for (Line line : lines) {
      boolean pack = line.quantity() instanceof Bill.Quantity.Pieces;
      printed = printed.plus(pack ? line.mrp().times(line.units()) : line.gross());
    }
    return printed.minus(total).minus(returned.sum());
  }

  private static Line line(Cart cart, Bill bill, Bill.Line line, Tax tax) {
    List<Reduction> offers = new ArrayList<>();
    for (Bill.Cut cut : line.cuts()) {
      bill.discounts().stream()
          .filter(reason -> !reason.coupon() && reason.rule().equals(cut.rule()))
          .findFirst()
          .ifPresent(reason -> offers.add(new Reduction(reason.name(), cut.amount())));
    }
    return new Line(
        line.id(),
        line.name(),
        line.gst(),
        line.quantity(),
        line.unitPrice(),
        cart.line(line.id()).map(Invoice::mrp).orElse(line.unitPrice()),
        line.gross(),
        offers,
        line.discount(),
        tax);
  }

  private static Money mrp(LineItem item) {
    return switch (item) {
      case LineItem.Pieces pieces -> pieces.mrp();
      case LineItem.Loose loose -> loose.unitPrice();
    };
  }

  private static Kind kindOf(List<Line> lines) {
    boolean taxed = lines.stream().anyMatch(line -> line.gst().basisPoints() > 0);
    boolean untaxed = lines.stream().anyMatch(line -> line.gst().basisPoints() == 0);
    if (!taxed) {
      return Kind.BILL_OF_SUPPLY;
    }
    return untaxed ? Kind.INVOICE_CUM_BILL_OF_SUPPLY : Kind.TAX_INVOICE;
  }
}
