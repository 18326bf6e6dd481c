package io.qless.kiosk.core;

import io.qless.kiosk.trip.BasketView;
import io.qless.kiosk.trip.BillView;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.CouponView;
import io.qless.kiosk.trip.ExitPassView;
import io.qless.kiosk.trip.FamilyView;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.Measure;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.Words;
import io.qless.shop.budget.LookAhead;
import io.qless.shop.budget.Outlook;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.Markdown;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.Wish;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.DepositReturns;
import io.qless.shop.pricing.Pricing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns a cart into what the screens show. Keeps nothing itself.
final class ViewMaker {

  private static final Words SLIP_WAITS =
      new Words("Counts when the bill is large enough", "बिल काफ़ी बड़ा होने पर गिना जाएगा");

  private ViewMaker() {}

  /// What the rest of the trolley adds to a cart.
  ///
  /// @param confirmed the hub's cart, to mark what it has not agreed to yet
  /// @param lastLine id of the line scanned last, empty if none
  /// @param ahead remembers what lies ahead of the trip
  record Beside(
      String trolley,
      Language language,
      Surroundings surroundings,
      Cart confirmed,
      String lastLine,
      Shelf shelf,
      CareView care,
      Instant now,
      LookAhead ahead) {}

  static TripView view(Cart cart, Beside beside) {
    Bill bill = billOf(cart, beside);
    Outlook outlook = beside.ahead().of(cart, bill, beside.shelf(), beside.now());
    BasketView basket = basket(cart, bill, outlook, beside);
    TripView.Builder view =
        TripView.on(screen(cart, beside), beside.language(), beside.trolley())
            .online(beside.surroundings().online())
            .basket(basket)
            .budget(BudgetMaker.budget(outlook))
            .family(family(cart, beside))
            .coupons(coupons(cart, bill))
            .care(beside.care())
            .battery(beside.surroundings().low());
    if (!(cart.settlement() instanceof Settlement.Open)) {
      view.bill(bill(cart, bill, basket, MoneyMaker.tender(cart)));
    }
    return view.payment(MoneyMaker.payment(cart, beside.now()))
        .split(MoneyMaker.split(cart, beside.now()))
        .exitPass(pass(cart, beside))
        .build();
  }

  private static TripView.Screen screen(Cart cart, Beside beside) {
    return switch (cart.phase()) {
      case NEW, CANCELLED, ABANDONED -> TripView.Screen.WELCOME;
      case SHOPPING -> TripView.Screen.SHOPPING;
      case CHECKOUT -> TripView.Screen.BILL;
      case PAYING ->
          cart.settlement() instanceof Settlement.Split
              ? TripView.Screen.SPLIT
              : TripView.Screen.PAY;
      case PAID -> hasPass(cart, beside) ? TripView.Screen.EXIT_PASS : TripView.Screen.PAY;
      case LEFT -> TripView.Screen.FAREWELL;
    };
  }

  private static boolean hasPass(Cart cart, Beside beside) {
    return beside.surroundings().hub().session().equals(cart.session().text())
        && !beside.surroundings().hub().pass().isEmpty();
  }

  private static Bill billOf(Cart cart, Beside beside) {
    return cart.bill().orElseGet(() -> Pricing.bill(cart, beside.shelf().offers(), beside.now()));
  }

  private static BasketView basket(Cart cart, Bill bill, Outlook outlook, Beside beside) {
    Set<LineItem> agreed = new HashSet<>(beside.confirmed().lines());
    List<BasketView.Line> lines = new ArrayList<>();
    HintMaker hints = new HintMaker(outlook.hints(), beside.shelf().offers());
    for (LineItem line : cart.lines()) {
      Bill.Line priced =
          bill.lines().stream()
              .filter(candidate -> candidate.id().equals(line.id()))
              .findFirst()
              .orElseThrow();
      long offered = bill.offered(priced).minor();
      lines.add(
          new BasketView.Line(
              line.id().text(),
              words(line.article().name()),
              measure(priced.quantity()),
              line.unitPrice().minor(),
              priced.gross().plus(bill.deposit(priced)).minor(),
              offered,
              why(bill, priced, line.markdown()),
              addedBy(cart, line),
              line.article().picture(),
              !agreed.contains(line),
              hints.of(line.article()),
              bill.deposit(priced).minor()));
    }
    Set<DepositSlip> known = new HashSet<>(beside.confirmed().slips());
    for (DepositSlip slip : cart.slips()) {
      lines.add(slip(slip, bill.returned().has(slip), !known.contains(slip)));
    }
    List<BasketView.Wish> wishes = cart.wishes().stream().map(wish -> wish(cart, wish)).toList();
    return new BasketView(
        lines,
        beside.lastLine().isEmpty() ? null : beside.lastLine(),
        wishes,
        bill.total().minor(),
        bill.saved().minor());
  }

  /// Empties stand below the goods; a slip that is worth more than is to be paid waits.
  private static BasketView.Line slip(DepositSlip slip, boolean counts, boolean unconfirmed) {
    return new BasketView.Line(
        Cart.lineOf(slip).text(),
        words(DepositReturns.nameOf(slip)),
        new Measure.Pieces(1),
        -slip.amount().minor(),
        counts ? -slip.amount().minor() : 0,
        0,
        counts ? null : SLIP_WAITS,
        "",
        "",
        unconfirmed);
  }

  /// Why a line costs less than the shelf says: a near date, then offers; null when it does not.
  private static @Nullable Words why(Bill bill, Bill.Line line, Markdown markdown) {
    List<LocalText> reasons =
        Stream.concat(
                Stream.of(markdown).filter(mark -> mark.basisPoints() > 0).map(Markdown::name),
                bill.discounts().stream()
                    .filter(discount -> !discount.coupon())
                    .filter(discount ->
                        line.cuts().stream().anyMatch(cut -> cut.rule().equals(discount.rule())))
                    .map(Bill.Discount::name))
            .toList();
    return reasons.isEmpty()
        ? null
        : new Words(
            String.join(", ", reasons.stream().map(LocalText::en).toList()),
            String.join(", ", reasons.stream().map(LocalText::hi).toList()));
  }

  private static String addedBy(Cart cart, LineItem line) {
    return String.join(
        ", ",
        line.addedBy().stream()
            .filter(source -> source.kind() != Source.Kind.TROLLEY)
            .map(source -> name(cart, source))
            .toList());
  }

  private static String name(Cart cart, Source source) {
    return cart.participants().stream()
        .filter(participant -> participant.id().equals(source.id()))
        .map(io.qless.shop.cart.Participant::name)
        .findFirst()
        .orElse(source.id());
  }

  private static BasketView.Wish wish(Cart cart, Wish wish) {
    Money price = wish.article().sale().unitPrice().times(wish.pieces());
    return new BasketView.Wish(
        wish.article().id().text() + '/' + wish.by().text(),
        words(wish.article().name()),
        new Measure.Pieces(wish.pieces()),
        price.minor(),
        name(cart, wish.by()),
        wish.article().picture());
  }

  private static FamilyView family(Cart cart, Beside beside) {
    boolean ours = beside.surroundings().hub().session().equals(cart.session().text());
    return new FamilyView(
        ours ? beside.surroundings().hub().joinUrl() : "",
        cart.participants().stream()
            .map(participant -> new FamilyView.Participant(participant.name(), true))
            .toList());
  }

  private static List<CouponView> coupons(Cart cart, Bill bill) {
    return cart.coupons().stream()
        .map(Cart.AppliedCoupon::coupon)
        .map(coupon -> {
          long saved =
              bill.discounts().stream()
                  .filter(discount -> discount.coupon() && discount.rule().equals(coupon.code()))
                  .mapToLong(discount -> discount.amount().minor())
                  .sum();
          return new CouponView(coupon.code(), words(coupon.name()), saved, saved > 0);
        })
        .toList();
  }

  private static BillView bill(Cart cart, Bill bill, BasketView basket, BillView.Tender tender) {
    TreeMap<Integer, BillView.GstRow> byRate = new TreeMap<>();
    for (Bill.TaxRow row : bill.taxes()) {
      byRate.merge(
          row.gst().basisPoints(),
          new BillView.GstRow(
              row.gst().basisPoints(),
              row.taxable().minor(),
              row.cgst().minor(),
              row.sgst().minor()),
          (one, other) ->
              new BillView.GstRow(
                  one.rateBasisPoints(),
                  one.taxablePaise() + other.taxablePaise(),
                  one.cgstPaise() + other.cgstPaise(),
                  one.sgstPaise() + other.sgstPaise()));
    }
    return new BillView(
        basket.lines().stream().filter(line -> !line.isSlip()).toList(),
        adjustments(cart, bill),
        List.copyOf(byRate.values()),
        bill.goods().minor(),
        bill.total().minor(),
        bill.saved().minor(),
        tender);
  }

  private static List<BillView.Adjustment> adjustments(Cart cart, Bill bill) {
    List<BillView.Adjustment> adjustments = new ArrayList<>();
    bill.discounts().stream()
        .filter(Bill.Discount::coupon)
        .forEach(discount ->
            adjustments.add(
                new BillView.Adjustment(words(discount.name()), -discount.amount().minor())));
    bill.returned()
        .slips()
        .forEach(slip ->
            adjustments.add(
                new BillView.Adjustment(
                    words(DepositReturns.nameOf(slip)), -slip.amount().minor())));
    cart.slips().stream()
        .filter(slip -> !bill.returned().has(slip))
        .forEach(slip -> adjustments.add(new BillView.Adjustment(keptForLater(slip), 0)));
    return adjustments;
  }

  private static @Nullable ExitPassView pass(Cart cart, Beside beside) {
    return cart.settlement() instanceof Settlement.Paid paid && hasPass(cart, beside)
        ? new ExitPassView(
            beside.surroundings().hub().pass(),
            beside.surroundings().hub().passExpires(),
            paid.invoice(),
            paid.amount().minor(),
            paid.points())
        : null;
  }

  /// A slip that is worth more than the bill: nobody is paid out here.
  private static Words keptForLater(DepositSlip slip) {
    return new Words(
        "Slip %s over %s: more than the bill, good for another time"
            .formatted(slip.number(), Figures.rupees(slip.amount().minor())),
        "पर्ची %s, %s: बिल से ज़्यादा, अगली बार चलेगी"
            .formatted(slip.number(), Figures.rupees(slip.amount().minor())));
  }

  private static Measure measure(Bill.Quantity quantity) {
    return switch (quantity) {
      case Bill.Quantity.Pieces pieces -> new Measure.Pieces(pieces.count());
      case Bill.Quantity.Grams grams -> new Measure.Weighed(grams.net());
    };
  }

  static Words words(LocalText text) {
    return new Words(text.en(), text.hi());
  }
}
