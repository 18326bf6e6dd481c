package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import io.qless.shop.catalogue.Article;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Coupon;
import java.time.Instant;
import java.util.List;

/// What happened in a session. Carries everything the cart and the bill need, so that no later
/// catalogue matters.
public sealed interface Event {

  record TripStarted(String trolley, String language) implements Event {}

  /// A piece was scanned.
  ///
  /// @param article as it was sold at that moment
  /// @param unitPrice what it costs in this trip
  /// @param batch batch on the label, empty if it had none
  /// @param markdown what is in the price already because its best-before date is near
  /// @param origin where the price came from
  record PieceAdded(
      LineId line,
      Article article,
      Money unitPrice,
      String batch,
      Markdown markdown,
      PriceOrigin origin)
      implements Event {

    /// A piece at its full price.
    public PieceAdded(LineId line, Article article, Money unitPrice, String batch) {
      this(line, article, unitPrice, batch, Markdown.NONE, PriceOrigin.UNKNOWN);
    }
  }

  /// Loose goods were scanned.
  ///
  /// @param unitPrice what a kilogram costs in this trip
  /// @param net weight of the label; worked out from its price where it tells none
  /// @param extendedPrice what the label costs
  /// @param markdown what is in the price already because the best-before date is near
  /// @param origin where the price came from
  record LooseAdded(
      LineId line,
      Article article,
      Money unitPrice,
      Weight net,
      Money extendedPrice,
      Markdown markdown,
      PriceOrigin origin)
      implements Event {}

  /// Goods were taken back.
  record LineVoided(LineId line, int pieces) implements Event {}

  record WishAdded(Article article, int pieces) implements Event {}

  /// A wish got smaller: fulfilled by a scan or taken back.
  record WishMet(ArticleId article, int pieces, boolean scanned) implements Event {}

  record BudgetSet(Budget budget) implements Event {}

  record CouponApplied(Coupon coupon) implements Event {}

  record CouponRemoved(String code) implements Event {}

  /// A coupon that nobody took off no longer counts: it was used up since it was put on the bill.
  ///
  /// @param why what the shopper is told
  record CouponDropped(String code, RefusalCode why) implements Event {}

  /// A slip for empties was handed in.
  record SlipTaken(DepositSlip slip) implements Event {}

  /// The shopper took a slip back; it is good for another trip.
  record SlipReturned(String number) implements Event {}

  record ParticipantJoined(Participant participant) implements Event {}

  /// Somebody waits to be let in.
  record JoinAsked(Participant participant) implements Event {}

  /// Somebody who asked was not let in.
  record JoinDeclined(String participant, JoinAnswer answer) implements Event {}

  /// From now on only this trolley speaks for the trip.
  record TripMoved(String from, String to) implements Event {}

  record HoldOpened(Hold hold) implements Event {}

  record HoldCleared(String hold, String how) implements Event {}

  /// Staff saw that the shopper is old enough; asked once per trip.
  record AgeConfirmed(int years) implements Event {}

  record AssistCalled() implements Event {}

  record AssistEnded() implements Event {}

  /// The bill is frozen.
  record CheckoutStarted(Bill bill) implements Event {}

  /// There are reward points that could pay a part of the bill.
  ///
  /// @param worth what one point pays
  /// @param owners phones whose account they are on
  record PointsOffered(long points, Money worth, List<Source> owners) implements Event {
    public PointsOffered {
      owners = List.copyOf(owners);
    }
  }

  /// So many points are set aside to pay the bill.
  record PointsUsed(long points) implements Event {}

  /// The frozen bill is no longer good; the shopper goes on shopping.
  record QuoteEnded() implements Event {}

  record ShoppingResumed() implements Event {}

  record BuyerNamed(Buyer.Named buyer) implements Event {}

  record PaymentRequested(String attempt, Money amount) implements Event {}

  /// The payer can pay.
  record AttemptOpened(String attempt, String qr, boolean simulated, Instant expires)
      implements Event {}

  record AttemptFailed(String attempt, String reason) implements Event {}

  /// Several people pay the bill.
  ///
  /// @param until when what is still missing has come too late
  record SplitStarted(List<AskedShare> shares, Instant until) implements Event {
    public SplitStarted {
      shares = List.copyOf(shares);
    }
  }

  /// A share and the name of the first attempt to collect it.
  record AskedShare(int number, Source payer, Money amount, String attempt) {}

  /// Another attempt to collect a share.
  record ShareAsked(int share, String attempt) implements Event {}

  /// The money of one share is here and waits for the others.
  record SharePaid(String attempt, Money amount, String reference) implements Event {}

  /// The shares did not come together; those that were paid go back.
  record SplitEnded(String reason) implements Event {}

  record PaymentConfirmed(
      String attempt, Money amount, String reference, String invoice, long points)
      implements Event {}

  record PassIssued(String passId, Instant expires) implements Event {}

  record TripLeft(String passId, String gate, Instant at, boolean offline) implements Event {}

  /// Goods came back after payment.
  ///
  /// @param creditNote number of the paper
  /// @param amount what is paid back
  record GoodsReturned(String creditNote, Money amount, String reason) implements Event {}

  /// Money moved, or stays, in another way than a bill is paid.
  ///
  /// @param amount how much
  /// @param detail in words
  record MoneyNoted(String attempt, MoneyStep step, Money amount, String detail) implements Event {}

  record TripCancelled() implements Event {}

  /// Staff ended the trip: a paid one has left, an unpaid one is over.
  ///
  /// @param reason in words
  record TripReleased(String reason) implements Event {}

  /// The hub ended the trip.
  record TripAbandoned(AbandonReason reason) implements Event {}

  /// The shop said no. Kept like any event, so that a repeated command gets the same answer.
  ///
  /// @param code why
  /// @param detail what it was about, for screen and log
  record CommandRefused(RefusalCode code, String detail) implements Event {}
}
