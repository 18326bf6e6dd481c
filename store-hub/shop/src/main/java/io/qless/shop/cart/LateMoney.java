package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import io.qless.shop.money.Money;
import java.util.ArrayList;
import java.util.List;

/// Money of an attempt that had ended already: a bank may need days. It counts while the very bill
/// still waits that the attempt was made for, and one payer is to pay all of it; otherwise, and for
/// a share of a split bill, it is the hub's to give back.
final class LateMoney {

  private LateMoney() {}

  /// The attempt is open once more for the moment in which its money is taken; another one that is
  /// open meanwhile ends, so that nobody pays twice.
  static List<Event> confirm(Cart cart, Command.ConfirmLate late) {
    return switch (cart.settlement()) {
      case Settlement.Quoted quoted -> confirm(quoted.quote(), "", late);
      case Settlement.Requested requested -> confirm(requested.quote(), requested.attempt(), late);
      case Settlement.Awaiting awaiting -> confirm(awaiting.quote(), awaiting.attempt(), late);
      case Settlement.Paid paid -> Desk.refuse(RefusalCode.ALREADY_PAID, paid.invoice());
      case Settlement other -> Desk.refuse(RefusalCode.PAYMENT_NOT_OPEN, late.paid().attempt());
    };
  }

  /// @param open the attempt that is open, empty if there is none
  private static List<Event> confirm(Quote quote, String open, Command.ConfirmLate late) {
    Command.ConfirmPayment paid = late.paid();
    if (late.made().isBefore(quote.at())) {
      return Desk.refuse(RefusalCode.PAYMENT_NOT_OPEN, paid.attempt() + " was for another bill");
    }
    Money due = quote.due();
    if (!due.equals(paid.amount())) {
      return Desk.refuse(RefusalCode.AMOUNT_DIFFERS, paid.amount() + " for a bill of " + due);
    }
    List<Event> events = new ArrayList<>();
    if (!open.isEmpty() && !open.equals(paid.attempt())) {
      events.add(new Event.AttemptFailed(open, "the money of an earlier attempt came"));
    }
    if (!open.equals(paid.attempt())) {
      events.add(new Event.PaymentRequested(paid.attempt(), due));
      events.add(new Event.AttemptOpened(paid.attempt(), "", late.simulated(), late.made()));
    }
    events.add(
        new Event.PaymentConfirmed(
            paid.attempt(), paid.amount(), paid.reference(), paid.invoice(), paid.points()));
    return events;
  }
}
