package io.qless.hub.attendant;

import io.qless.shop.cart.Budget;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.MoneyStep;
import io.qless.shop.money.Money;
import java.util.stream.Collectors;

/// Says in one line for a person what happened in a trip.
final class EventText {

  private EventText() {}

  static String of(Event event) {
    return switch (event) {
      case Event.TripStarted started ->
          started.trolley().isEmpty() ? "with a phone alone" : "trolley " + started.trolley();
      case Event.PieceAdded added -> added.article().name().en() + " at " + added.unitPrice();
      case Event.LooseAdded added ->
          added.net() + " of " + added.article().name().en() + " at " + added.unitPrice() + "/kg";
      case Event.LineVoided voided -> voided.pieces() + " of " + voided.line().text();
      case Event.WishAdded wish -> wish.pieces() + " of " + wish.article().name().en();
      case Event.WishMet met ->
          met.pieces() + " of " + met.article().text() + (met.scanned() ? " scanned" : " dropped");
      case Event.BudgetSet set ->
          switch (set.budget()) {
            case Budget.None none -> "no limit";
            case Budget.Limit limit -> "limit " + limit.limit();
          };
      case Event.CouponApplied applied -> applied.coupon().code();
      case Event.CouponRemoved removed -> removed.code();
      case Event.CouponDropped gone -> gone.code() + ": " + gone.why();
      case Event.SlipTaken taken -> taken.slip().number() + " for " + taken.slip().amount();
      case Event.SlipReturned back -> back.number();
      case Event.ParticipantJoined joined -> joined.participant().name();
      case Event.JoinAsked asked -> asked.participant().name() + " asks";
      case Event.JoinDeclined declined -> declined.participant() + ": " + declined.answer();
      case Event.TripMoved moved -> "from " + moved.from() + " to " + moved.to();
      case Event.HoldOpened opened -> opened.hold().id() + ": " + opened.hold().detail();
      case Event.HoldCleared cleared -> cleared.hold() + ": " + cleared.how();
      case Event.AgeConfirmed confirmed -> confirmed.years() + " years";
      case Event.AssistCalled called -> "staff were called";
      case Event.AssistEnded ended -> "staff came";
      case Event.CheckoutStarted started -> "bill of " + started.bill().total();
      case Event.PointsOffered offered -> offered(offered);
      case Event.PointsUsed used -> used.points() + " points are set aside";
      case Event.QuoteEnded ended -> "time limit: the bill must be made anew";
      case Event.ShoppingResumed resumed -> "back to shopping";
      case Event.BuyerNamed named -> named.buyer().name();
      case Event.PaymentRequested requested ->
          requested.amount() + " with attempt " + requested.attempt();
      case Event.AttemptOpened opened -> opened.attempt() + " until " + opened.expires();
      case Event.AttemptFailed failed -> failed.attempt() + ": " + failed.reason();
      case Event.SplitStarted started -> split(started);
      case Event.ShareAsked asked -> "share " + asked.share() + " with attempt " + asked.attempt();
      case Event.SharePaid paid -> in(paid.amount(), paid.attempt(), paid.reference());
      case Event.SplitEnded ended -> ended.reason() + "; shares that were paid go back";
      case Event.PaymentConfirmed paid -> paid(paid);
      case Event.PassIssued issued -> issued.passId() + " until " + issued.expires();
      case Event.TripLeft left -> left(left);
      case Event.GoodsReturned back -> back(back);
      case Event.MoneyNoted noted -> words(noted);
      case Event.TripReleased released -> released.reason();
      case Event.TripCancelled cancelled -> "nothing was bought";
      case Event.TripAbandoned abandoned -> words(abandoned);
      case Event.CommandRefused refused -> refused.code() + ": " + refused.detail();
    };
  }

  private static String words(Event.TripAbandoned abandoned) {
    return switch (abandoned.reason()) {
      case NEW_TRIP -> "another trip began on the trolley";
      case NO_SIGN_OF_LIFE -> "time limit: no sign of life";
    };
  }

  private static String words(Event.MoneyNoted noted) {
    return noted.amount() + " of " + noted.attempt() + words(noted.step()) + noted.detail();
  }

  private static String words(MoneyStep step) {
    return switch (step) {
      case HELD -> " is held for staff: ";
      case GOES_BACK -> " goes back: ";
      case WENT_BACK -> " went back: ";
      case NOT_GIVEN_BACK -> " was not given back: ";
    };
  }

  private static String left(Event.TripLeft left) {
    return "through gate " + left.gate() + (left.offline() ? ", offline" : "");
  }

  private static String back(Event.GoodsReturned back) {
    return back.amount() + " with credit note " + back.creditNote() + ": " + back.reason();
  }

  private static String offered(Event.PointsOffered offered) {
    return offered.points() + " points of " + offered.worth() + " each could pay";
  }

  private static String in(Money amount, String attempt, String reference) {
    return amount + " with attempt " + attempt + ", reference " + reference;
  }

  private static String paid(Event.PaymentConfirmed paid) {
    return paid.amount() + ", invoice " + paid.invoice() + ", reference " + paid.reference();
  }

  private static String split(Event.SplitStarted started) {
    return started.shares().stream()
            .map(share -> share.payer().text() + " " + share.amount())
            .collect(Collectors.joining(", "))
        + " until "
        + started.until();
  }
}
