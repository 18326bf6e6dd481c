package io.qless.shop.cart;

import io.qless.shop.item.ArticleId;
import io.qless.shop.item.ItemCode;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.util.List;

/// What somebody wants done in a session. Whether it happens is decided by [Desk].
public sealed interface Command {

  /// Begins a trip. Always the trolley's first command.
  ///
  /// @param trolley device id of the trolley
  /// @param language `en` or `hi`
  record StartTrip(String trolley, String language) implements Command {}

  /// One scan.
  ///
  /// @param code what the label says
  /// @param unitPrice the price the shopper saw
  /// @param catalogueRevision where that price came from
  record AddItem(ItemCode code, Money unitPrice, long catalogueRevision) implements Command {}

  /// Takes back before payment.
  ///
  /// @param pieces how many; a line of loose goods counts as one
  record VoidLine(LineId line, int pieces) implements Command {}

  /// Asks for goods to be bought.
  record AddWish(ArticleId article, int pieces) implements Command {}

  /// Takes a wish back.
  record DropWish(ArticleId article) implements Command {}

  /// Sets or lifts the family's limit.
  record SetBudget(Budget budget) implements Command {}

  /// Puts a coupon on the bill.
  ///
  /// @param code as typed; case and blanks around do not matter
  record ApplyCoupon(String code) implements Command {}

  /// Takes a coupon off the bill.
  record RemoveCoupon(String code) implements Command {}

  /// Hands in a slip for empties.
  ///
  /// @param label its 13 digits
  record BringSlip(String label) implements Command {}

  /// A phone joins the trip; its first command.
  record JoinTrip(String name) implements Command {}

  /// A phone begins a trip without a trolley and is its first participant; its first command.
  ///
  /// @param language `en` or `hi`
  record StartAlone(String name, String language) implements Command {}

  /// A phone asks to be let into the trip; its first command.
  record AskToJoin(String name) implements Command {}

  /// Lets somebody in who asked, or not.
  record AnswerJoin(String participant, JoinAnswer answer) implements Command {}

  /// The trip goes on with another trolley.
  ///
  /// @param trolley device id of that one
  record MoveTrip(String trolley) implements Command {}

  /// Something must be cleared before paying.
  record OpenHold(Hold hold) implements Command {}

  /// The reason of a hold is gone, or staff settled it.
  ///
  /// @param how in words, for the journal
  record ClearHold(String hold, String how) implements Command {}

  /// Staff saw that the shopper is too young: the goods that need the age come off the bill.
  ///
  /// @param how in words, for the journal
  record RefuseAge(String hold, String how) implements Command {}

  /// Staff end a trip that no gate lets out, or that was left behind.
  ///
  /// @param reason in words, for the journal
  record ReleaseTrip(String reason) implements Command {}

  /// Calls staff.
  record CallAssist() implements Command {}

  /// Staff came, or are no longer needed.
  record EndAssist() implements Command {}

  /// Freezes the bill.
  record StartCheckout() implements Command {}

  /// Pays a part of the frozen bill by reward points.
  ///
  /// @param points how many, 0 for none
  record UsePoints(long points) implements Command {}

  /// Several people pay the frozen bill.
  ///
  /// @param seen as in [RequestPayment]
  record SplitBill(SeenTotal seen, SplitPlan plan) implements Command {}

  /// Asks for another code for a share whose last one led to nothing.
  record PayShare(int share) implements Command {}

  /// Gives up what is under way and goes back to the frozen bill; shares that were paid go back.
  record CancelPayment() implements Command {}

  /// Goes back to shopping; an open payment attempt is given up.
  record ReturnToShopping() implements Command {}

  /// Says who buys, for the invoice; the last word counts.
  record NameBuyer(Buyer.Named buyer) implements Command {}

  /// Asks for a way to pay the frozen bill.
  ///
  /// @param seen the bill may have become another one since: a coupon on it was used up
  record RequestPayment(SeenTotal seen) implements Command {

    /// By one who does not tell what he saw.
    public RequestPayment() {
      this(SeenTotal.UNKNOWN);
    }
  }

  /// Ends a trip without buying.
  record CancelTrip() implements Command {}

  /// Staff took goods back after payment; the money is on its way. From staff only.
  ///
  /// @param creditNote number of the paper
  /// @param amount what is paid back
  /// @param reason as told by who brought the goods
  record NoteReturn(String creditNote, Money amount, String reason) implements Command {}

  /// The provider offers a way to pay. From the hub only, like all below.
  record OpenAttempt(String attempt, String qr, boolean simulated, Instant expires)
      implements Command {}

  /// An attempt ended without money.
  ///
  /// @param reason in words, for the journal
  record FailAttempt(String attempt, String reason) implements Command {}

  /// The money of the frozen bill is there.
  record ConfirmPayment(String attempt, Money amount, String reference, String invoice, long points)
      implements Command {}

  /// Money came for an attempt that had ended.
  ///
  /// @param paid what would be confirmed were it still open
  /// @param made when the attempt was made, by the hub's clock
  /// @param simulated whether no real money moved
  record ConfirmLate(ConfirmPayment paid, Instant made, boolean simulated) implements Command {}

  /// Money moved, or stays, in another way than a bill is paid. Kept in every phase, long after the
  /// trip, too.
  ///
  /// @param detail in words, for the journal
  record NoteMoney(String attempt, MoneyStep step, Money amount, String detail)
      implements Command {}

  /// The owner of the trip has points that could pay. After signing in, with the bill made already.
  ///
  /// @param worth what one point pays
  /// @param owners phones whose account they are on
  record OfferPoints(long points, Money worth, List<Source> owners) implements Command {
    public OfferPoints {
      owners = List.copyOf(owners);
    }
  }

  /// The time of a frozen bill or of the shares of a split one is over.
  record EndQuote() implements Command {}

  /// An exit pass was signed.
  record NotePass(String passId, Instant expires) implements Command {}

  /// A gate let the shopper out.
  record RecordExit(String passId, String gate, Instant at, boolean offline) implements Command {}

  /// Nobody goes on with the trip.
  record Abandon(AbandonReason reason) implements Command {}
}
