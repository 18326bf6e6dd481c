package io.qless.shop.cart;

import io.qless.shop.catalogue.Article;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// One step of the fold: a scratch copy of a cart that takes one event and becomes the next cart.
/// Lives for one call of [Cart#apply].
final class Fold {

  private final Cart before;
  private final JournalEntry entry;
  private final SortedMap<Source, Long> heard;
  private Phase phase;
  private String trolley;
  private String language;
  private Instant startedAt;
  private List<LineItem> lines;
  private List<Wish> wishes;
  private List<Participant> participants;
  private Budget budget;
  private List<Cart.AppliedCoupon> coupons;
  private List<Hold> holds;
  private boolean assist;
  private int ageConfirmed;
  private Settlement settlement;
  private String passId;
  private List<DepositSlip> slips;
  private List<Cart.DroppedCoupon> dropped;
  private Buyer buyer;
  private List<JoinRequest> asking;

  Fold(Cart before, JournalEntry entry) {
    this.before = before;
    this.entry = entry;
    heard = Cart.with(before.heard(), entry.source(), entry.number());
    phase = before.phase();
    trolley = before.trolley();
    language = before.language();
    startedAt = before.startedAt();
    lines = before.lines();
    wishes = before.wishes();
    participants = before.participants();
    budget = before.budget();
    coupons = before.coupons();
    holds = before.holds();
    assist = before.assist();
    ageConfirmed = before.ageConfirmed();
    settlement = before.settlement();
    passId = before.passId();
    slips = before.slips();
    dropped = before.dropped();
    buyer = before.buyer();
    asking = before.asking();
  }

  Cart cart() {
    take(entry.event());
    return new Cart(
        before.session(),
        entry.revision(),
        phase,
        trolley,
        language,
        startedAt,
        lines,
        wishes,
        participants,
        budget,
        coupons,
        holds,
        assist,
        ageConfirmed,
        settlement,
        passId,
        heard,
        slips,
        dropped,
        buyer,
        asking);
  }

  private void take(Event event) {
    switch (event) {
      case Event.TripStarted started -> start(started);
      case Event.PieceAdded added -> addPiece(added);
      case Event.LooseAdded added -> addLoose(added);
      case Event.LineVoided voided -> voidLine(voided);
      case Event.WishAdded wish -> addWish(wish.article(), wish.pieces());
      case Event.WishMet met -> meetWish(met);
      case Event.BudgetSet set -> budget = set.budget();
      case Event.CouponApplied applied -> {
        coupons = Cart.with(coupons, new Cart.AppliedCoupon(applied.coupon(), entry.source()));
        dropped = droppedBut(applied.coupon().code());
      }
      case Event.CouponRemoved removed -> coupons = couponsBut(removed.code());
      case Event.CouponDropped gone -> {
        coupons = couponsBut(gone.code());
        dropped =
            Cart.with(droppedBut(gone.code()), new Cart.DroppedCoupon(gone.code(), gone.why()));
      }
      case Event.SlipTaken taken -> slips = Cart.with(slips, taken.slip());
      case Event.SlipReturned back ->
          slips = slips.stream().filter(slip -> !slip.number().equals(back.number())).toList();
      case Event.ParticipantJoined joined -> {
        participants = Cart.with(participants, joined.participant());
        asking = askingBut(joined.participant().id());
      }
      case Event.JoinAsked asked ->
          asking = Cart.with(asking, new JoinRequest(asked.participant(), entry.at()));
      case Event.JoinDeclined declined -> asking = askingBut(declined.participant());
      case Event.TripMoved moved -> trolley = moved.to();
      case Event.HoldOpened opened -> holds = Cart.with(holds, opened.hold());
      case Event.HoldCleared cleared ->
          holds = holds.stream().filter(hold -> !hold.id().equals(cleared.hold())).toList();
      case Event.AgeConfirmed confirmed -> ageConfirmed = Math.max(ageConfirmed, confirmed.years());
      case Event.AssistCalled called -> assist = true;
      case Event.AssistEnded ended -> assist = false;
      case Event.BuyerNamed named -> buyer = named.buyer();
      case Event.CheckoutStarted _, Event.QuoteEnded _, Event.ShoppingResumed _ -> settle();
      case Event.PointsOffered _, Event.PointsUsed _ -> settle();
      case Event.PaymentRequested _, Event.AttemptOpened _, Event.AttemptFailed _ -> settle();
      case Event.SplitStarted _, Event.ShareAsked _, Event.SharePaid _ -> settle();
      case Event.SplitEnded _, Event.PaymentConfirmed _ -> settle();
      case Event.PassIssued issued -> passId = issued.passId();
      case Event.GoodsReturned _, Event.MoneyNoted _ -> {}
      case Event.CommandRefused refused -> {}
      case Event.TripLeft left -> phase = Phase.LEFT;
      case Event.TripReleased released ->
          phase = phase == Phase.PAID ? Phase.LEFT : Phase.ABANDONED;
      case Event.TripCancelled cancelled -> phase = Phase.CANCELLED;
      case Event.TripAbandoned abandoned -> phase = Phase.ABANDONED;
    }
  }

  private List<JoinRequest> askingBut(String participant) {
    return asking.stream().filter(request -> !request.who().id().equals(participant)).toList();
  }

  private List<Cart.AppliedCoupon> couponsBut(String code) {
    return coupons.stream().filter(applied -> !applied.coupon().code().equals(code)).toList();
  }

  private List<Cart.DroppedCoupon> droppedBut(String code) {
    return dropped.stream().filter(gone -> !gone.code().equals(code)).toList();
  }

  private void start(Event.TripStarted started) {
    phase = Phase.SHOPPING;
    trolley = started.trolley();
    language = started.language();
    startedAt = entry.at();
  }

  private void addLoose(Event.LooseAdded added) {
    lines =
        Cart.with(
            lines,
            new LineItem.Loose(
                added.line(),
                added.article(),
                added.unitPrice(),
                added.net(),
                entry.source(),
                added.extendedPrice(),
                added.markdown()));
  }

  private void addPiece(Event.PieceAdded added) {
    List<LineItem> next = new ArrayList<>(lines);
    for (int i = 0; i < next.size(); i++) {
      if (next.get(i) instanceof LineItem.Pieces pieces && pieces.id().equals(added.line())) {
        next.set(i, withShare(pieces, 1, mrp(added)));
        lines = next;
        return;
      }
    }
    next.add(
        new LineItem.Pieces(
            added.line(),
            added.article(),
            added.unitPrice(),
            List.of(new LineItem.Share(entry.source(), 1)),
            added.markdown(),
            mrp(added)));
    lines = next;
  }

  private static Money mrp(Event.PieceAdded added) {
    return added.article().mrpOf(added.batch());
  }

  /// Older journals put batches of different MRPs on one line: it shows the lowest.
  private LineItem withShare(LineItem.Pieces line, int more, Money mrp) {
    List<LineItem.Share> shares = new ArrayList<>(line.shares());
    int own =
        shares.stream()
            .filter(share -> share.by().equals(entry.source()))
            .mapToInt(LineItem.Share::pieces)
            .sum();
    shares.removeIf(share -> share.by().equals(entry.source()));
    shares.add(new LineItem.Share(entry.source(), own + more));
    return new LineItem.Pieces(
        line.id(), line.article(), line.unitPrice(), shares, line.markdown(), line.mrp().min(mrp));
  }

  private void voidLine(Event.LineVoided voided) {
    List<LineItem> next = new ArrayList<>();
    for (LineItem line : lines) {
      if (!line.id().equals(voided.line())) {
        next.add(line);
      } else if (line instanceof LineItem.Pieces pieces && pieces.quantity() > voided.pieces()) {
        next.add(without(pieces, voided.pieces()));
      }
    }
    lines = next;
  }

  /// Takes pieces off the voiding source's own share first, then off the others in their order.
  private LineItem without(LineItem.Pieces line, int pieces) {
    List<LineItem.Share> ownFirst = new ArrayList<>();
    line.shares().stream()
        .filter(share -> share.by().equals(entry.source()))
        .forEach(ownFirst::add);
    line.shares().stream()
        .filter(share -> !share.by().equals(entry.source()))
        .forEach(ownFirst::add);
    List<LineItem.Share> left = new ArrayList<>();
    int toTake = pieces;
    for (LineItem.Share share : ownFirst) {
      int taken = Math.min(toTake, share.pieces());
      toTake -= taken;
      if (share.pieces() > taken) {
        left.add(new LineItem.Share(share.by(), share.pieces() - taken));
      }
    }
    return new LineItem.Pieces(
        line.id(), line.article(), line.unitPrice(), left, line.markdown(), line.mrp());
  }

  private void addWish(Article article, int pieces) {
    int already = 0;
    List<Wish> next = new ArrayList<>();
    for (Wish wish : wishes) {
      if (wish.article().id().equals(article.id()) && wish.by().equals(entry.source())) {
        already = wish.pieces();
      } else {
        next.add(wish);
      }
    }
    next.add(new Wish(article, already + pieces, entry.source()));
    wishes = next;
  }

  /// The oldest wishes for the article are met first. What was scanned for a wish is from then on
  /// who wished for it.
  private void meetWish(Event.WishMet met) {
    List<Wish> next = new ArrayList<>();
    int left = met.pieces();
    for (Wish wish : wishes) {
      int taken = wish.article().id().equals(met.article()) ? Math.min(left, wish.pieces()) : 0;
      left -= taken;
      if (taken > 0 && met.scanned()) {
        lines = Granting.to(wish.by(), lines, wish.article().id(), entry.source(), taken);
      }
      if (wish.pieces() > taken) {
        next.add(new Wish(wish.article(), wish.pieces() - taken, wish.by()));
      }
    }
    wishes = next;
  }

  private void settle() {
    settlement = Settling.after(settlement, entry);
    phase = Settling.phase(settlement);
  }
}
