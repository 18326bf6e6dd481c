package io.qless.hub.family;

import io.qless.shop.budget.Outlook;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.Participant;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.Wish;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.DepositReturns;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Pricing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Draws up what phones see of a cart. Lives for one drawing.
final class ViewOfTrip {

  private final Cart cart;
  private final Bill bill;
  private final FamilyView.Pass pass;
  private final Outlook outlook;
  private final Instant now;

  ViewOfTrip(Cart cart, Bill bill, Outlook outlook, FamilyView.Pass pass, Instant now) {
    this.now = now;
    this.cart = cart;
    this.bill = bill;
    this.outlook = outlook;
    this.pass = pass;
  }

  FamilyView of(String participant) {
    Source you = participant.isEmpty() ? Source.HUB : Source.phone(participant);
    return of(you, !participant.isEmpty(), you(participant));
  }

  /// As a phone sees it, before it is known which one.
  FamilyView ofNobodyYet() {
    return of(Source.HUB, true, you(""));
  }

  /// The words about who looks; none for an empty name.
  FamilyView.You you(String participant) {
    if (participant.isEmpty()) {
      return FamilyView.You.NOBODY;
    }
    Source you = Source.phone(participant);
    return new FamilyView.You(
        you.text(), name(participant), cart.heardFrom(you), cart.isFirst(you));
  }

  /// @param drawn whether somebody looks who can use a drawn code; staff's lists can't
  private FamilyView of(Source you, boolean drawn, FamilyView.You words) {
    return new FamilyView(
        cart.session().text(),
        cart.revision(),
        cart.phase().name(),
        cart.trolley(),
        lines(),
        cart.wishes().stream().map(wish -> wanted(wish, you)).toList(),
        cart.participants().stream().map(ViewOfTrip::person).toList(),
        sum(),
        Ahead.gauge(outlook),
        ViewOfPayment.of(cart, bill, drawn, now),
        cart.isFirst(you) ? pass : FamilyView.Pass.NONE,
        cart.holds().stream()
            .map(hold -> new FamilyView.Waiting(hold.id(), hold.kind().name(), hold.detail()))
            .toList(),
        cart.assist(),
        words,
        Ahead.hints(outlook),
        cart.asking().stream().map(request -> person(request.who())).toList());
  }

  /// The frozen bill once there is one.
  static Bill bill(Cart cart, List<Offer> offers, Instant now) {
    return cart.bill().orElseGet(() -> Pricing.bill(cart, offers, now));
  }

  private List<FamilyView.Line> lines() {
    Map<String, Bill.Line> priced = new HashMap<>();
    bill.lines().forEach(line -> priced.put(line.id().text(), line));
    List<FamilyView.Line> lines = new ArrayList<>();
    for (LineItem line : cart.lines()) {
      Bill.Line price = priced.get(line.id().text());
      long deposit = price == null ? 0 : bill.deposit(price).minor();
      long gross = line.extendedPrice().minor() + deposit;
      Article article = line.article();
      lines.add(
          new FamilyView.Line(
              line.id().text(),
              article.id().text(),
              article.name(),
              article.brand(),
              line instanceof LineItem.Pieces pieces ? pieces.quantity() : 0,
              line instanceof LineItem.Loose loose ? loose.net().grams() : 0,
              line.unitPrice().minor(),
              article.sale() instanceof Sale.ByPiece piece
                  ? piece.mrp().minor()
                  : line.unitPrice().minor(),
              gross,
              price == null ? gross : gross - bill.offered(price).minor(),
              line.addedBy().stream().map(Source::text).toList(),
              article.picture(),
              article.minimumAge(),
              deposit));
    }
    return lines;
  }

  private static FamilyView.Wanted wanted(Wish wish, Source you) {
    Article article = wish.article();
    return new FamilyView.Wanted(
        article.id().text(),
        article.name(),
        article.brand(),
        wish.pieces(),
        article.sale().unitPrice().minor(),
        article.sale() instanceof Sale.ByWeight,
        wish.by().text(),
        wish.by().equals(you),
        article.picture());
  }

  private static FamilyView.Person person(Participant participant) {
    return new FamilyView.Person(Source.phone(participant.id()).text(), participant.name());
  }

  private String name(String participant) {
    return cart.participants().stream()
        .filter(someone -> someone.id().equals(participant))
        .map(Participant::name)
        .findFirst()
        .orElse("");
  }

  private FamilyView.Sum sum() {
    return new FamilyView.Sum(
        cart.itemCount(),
        bill.goods().minor(),
        bill.saved().minor(),
        bill.total().minor(),
        bill.discounts().stream()
            .map(discount ->
                new FamilyView.Saving(
                    discount.name(),
                    discount.amount().minor(),
                    discount.coupon(),
                    discount.coupon() ? discount.rule() : ""))
            .toList(),
        cart.coupons().stream().map(applied -> applied.coupon().code()).toList(),
        cart.slips().stream()
            .map(slip ->
                new FamilyView.Returned(
                    DepositReturns.nameOf(slip), slip.amount().minor(), bill.returned().has(slip)))
            .toList(),
        cart.dropped().stream()
            .map(gone -> new FamilyView.Dropped(gone.code(), gone.why().name()))
            .toList());
  }
}
