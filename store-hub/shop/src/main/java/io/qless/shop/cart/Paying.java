package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import java.util.List;

/// From the frozen bill to the money. The session asks and is told; providers live in the hub.
final class Paying {

  private Paying() {}

  /// The attempt is named after the command that asked for it, so a repeated command names the same
  /// one. Several phones may ask in one trip, each with numbers of its own.
  static List<Event> request(Cart cart, Source source, long number, SeenTotal seen) {
    if (!(cart.settlement() instanceof Settlement.Quoted quoted)) {
      return Desk.refuse(
          cart.phase() == Phase.PAID ? RefusalCode.ALREADY_PAID : RefusalCode.NO_CHECKOUT,
          cart.phase().name());
    }
    if (!cart.holds().isEmpty()) {
      return Desk.refuse(RefusalCode.HOLD_OPEN, cart.holds().getFirst().kind().name());
    }
    if (!seen.is(quoted.bill().total())) {
      return Desk.refuse(RefusalCode.AMOUNT_DIFFERS, "the bill is now " + quoted.bill().total());
    }
    if (cart.buyer() instanceof Buyer.Unnamed
        && quoted.bill().total().compareTo(Buyer.NEEDED_FROM) >= 0) {
      return Desk.refuse(
          RefusalCode.BUYER_NEEDED, "a bill of " + quoted.bill().total() + " needs a buyer's name");
    }
    return List.of(
        new Event.PaymentRequested(attempt(cart, source, number), quoted.bill().total()));
  }

  private static String attempt(Cart cart, Source source, long number) {
    String asker = source.kind() == Source.Kind.PHONE ? "r" + cart.revision() : "" + number;
    return cart.session().text() + "-" + asker;
  }

  /// What stands on the invoice is settled before the payer is asked.
  static List<Event> name(Cart cart, Command.NameBuyer name) {
    return switch (cart.phase()) {
      case SHOPPING, CHECKOUT -> List.of(new Event.BuyerNamed(name.buyer()));
      case PAYING -> Desk.refuse(RefusalCode.CHECKOUT_OPEN, cart.phase().name());
      case PAID -> Desk.refuse(RefusalCode.ALREADY_PAID, cart.phase().name());
      case NEW, LEFT, CANCELLED, ABANDONED ->
          Desk.refuse(RefusalCode.NO_OPEN_TRIP, cart.phase().name());
    };
  }

  /// Goods come back after payment, mostly long after the trip has left.
  static List<Event> takeBack(Cart cart, Command.NoteReturn back) {
    return cart.settlement() instanceof Settlement.Paid
        ? List.of(new Event.GoodsReturned(back.creditNote(), back.amount(), back.reason()))
        : Desk.refuse(RefusalCode.NO_CHECKOUT, cart.phase().name() + ": nothing was paid");
  }

  static List<Event> open(Cart cart, Command.OpenAttempt open) {
    return cart.settlement() instanceof Settlement.Requested requested
            && requested.attempt().equals(open.attempt())
        ? List.of(
            new Event.AttemptOpened(open.attempt(), open.qr(), open.simulated(), open.expires()))
        : Desk.refuse(RefusalCode.PAYMENT_NOT_OPEN, open.attempt());
  }

  static List<Event> fail(Cart cart, Command.FailAttempt fail) {
    return fail.attempt().equals(openAttempt(cart))
        ? List.of(new Event.AttemptFailed(fail.attempt(), fail.reason()))
        : Desk.refuse(RefusalCode.PAYMENT_NOT_OPEN, fail.attempt());
  }

  /// Money counts for the attempt that is open and for exactly its bill; anything else is the hub's
  /// to give back.
  static List<Event> confirm(Cart cart, Command.ConfirmPayment confirm) {
    return switch (cart.settlement()) {
      case Settlement.Requested requested when requested.attempt().equals(confirm.attempt()) ->
          confirm(requested.bill(), confirm);
      case Settlement.Awaiting awaiting when awaiting.attempt().equals(confirm.attempt()) ->
          confirm(awaiting.bill(), confirm);
      case Settlement.Paid paid -> Desk.refuse(RefusalCode.ALREADY_PAID, paid.invoice());
      case Settlement other -> Desk.refuse(RefusalCode.PAYMENT_NOT_OPEN, confirm.attempt());
    };
  }

  private static List<Event> confirm(Bill bill, Command.ConfirmPayment confirm) {
    Money due = bill.total();
    return due.equals(confirm.amount())
        ? List.of(
            new Event.PaymentConfirmed(
                confirm.attempt(),
                confirm.amount(),
                confirm.reference(),
                confirm.invoice(),
                confirm.points()))
        : Desk.refuse(RefusalCode.AMOUNT_DIFFERS, confirm.amount() + " for a bill of " + due);
  }

  static List<Event> returnToShopping(Cart cart) {
    return switch (cart.phase()) {
      case CHECKOUT -> List.of(new Event.ShoppingResumed());
      case PAYING ->
          List.of(
              new Event.AttemptFailed(openAttempt(cart), "given up by the shopper"),
              new Event.ShoppingResumed());
      case PAID -> Desk.refuse(RefusalCode.ALREADY_PAID, "a paid trip ends at the gate");
      case SHOPPING, NEW, LEFT, CANCELLED, ABANDONED ->
          Desk.refuse(RefusalCode.NO_CHECKOUT, cart.phase().name());
    };
  }

  private static String openAttempt(Cart cart) {
    return switch (cart.settlement()) {
      case Settlement.Requested requested -> requested.attempt();
      case Settlement.Awaiting awaiting -> awaiting.attempt();
      case Settlement.Open open -> "";
      case Settlement.Quoted quoted -> "";
      case Settlement.Paid paid -> "";
    };
  }
}
