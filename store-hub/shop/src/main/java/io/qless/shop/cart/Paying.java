package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From the frozen bill to the money. The session asks and is told; providers live in the hub.
final class Paying {

  private Paying() {}

  static List<Event> request(Cart cart, Source source, long number, SeenTotal seen, Instant now) {
    Optional<Event> no = refusal(cart, seen, now);
    if (no.isPresent()) {
      return List.of(no.get());
    }
    Quote quote = cart.quote().orElseThrow();
    return List.of(new Event.PaymentRequested(attempt(cart, source, number), quote.due()));
  }

  /// Why the bill can't be paid now, empty if it can.
  static Optional<Event> refusal(Cart cart, SeenTotal seen, Instant now) {
    if (!(cart.settlement() instanceof Settlement.Quoted(Quote quote))) {
      return no(
          cart.phase() == Phase.PAID ? RefusalCode.ALREADY_PAID : RefusalCode.NO_CHECKOUT,
          cart.phase().name());
    }
    if (quote.isOver(now)) {
      return no(RefusalCode.QUOTE_ENDED, "the bill was good until " + quote.ends());
    }
    if (!cart.holds().isEmpty()) {
      return no(RefusalCode.HOLD_OPEN, cart.holds().getFirst().kind().name());
    }
    if (!seen.is(quote.due())) {
      return no(RefusalCode.AMOUNT_DIFFERS, "the bill is now " + quote.due());
    }
    if (cart.buyer() instanceof Buyer.Unnamed
        && quote.bill().total().compareTo(Buyer.NEEDED_FROM) >= 0) {
      return no(
          RefusalCode.BUYER_NEEDED, "a bill of " + quote.bill().total() + " needs a buyer's name");
    }
    return Optional.empty();
  }

  private static Optional<Event> no(RefusalCode code, String detail) {
    return Optional.of(new Event.CommandRefused(code, detail));
  }

  /// An attempt is named after the command that asked for it, so a repeated command names the same
  /// one. Several phones may ask in one trip, each with numbers of its own.
  static String attempt(Cart cart, Source source, long number) {
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
    boolean asked =
        switch (cart.settlement()) {
          case Settlement.Requested requested -> requested.attempt().equals(open.attempt());
          case Settlement.Split split -> Sharing.isAsked(split, open.attempt());
          case Settlement other -> false;
        };
    return asked
        ? List.of(
            new Event.AttemptOpened(open.attempt(), open.qr(), open.simulated(), open.expires()))
        : Desk.refuse(RefusalCode.PAYMENT_NOT_OPEN, open.attempt());
  }

  static List<Event> fail(Cart cart, Command.FailAttempt fail) {
    return openAttempts(cart).contains(fail.attempt())
        ? List.of(new Event.AttemptFailed(fail.attempt(), fail.reason()))
        : Desk.refuse(RefusalCode.PAYMENT_NOT_OPEN, fail.attempt());
  }

  /// Money counts for the attempt that is open and for exactly its bill; anything else is the hub's
  /// to give back.
  static List<Event> confirm(Cart cart, Command.ConfirmPayment confirm) {
    return switch (cart.settlement()) {
      case Settlement.Requested requested when requested.attempt().equals(confirm.attempt()) ->
          confirm(requested.quote(), confirm);
      case Settlement.Awaiting awaiting when awaiting.attempt().equals(confirm.attempt()) ->
          confirm(awaiting.quote(), confirm);
      case Settlement.Split split -> Sharing.confirm(split, confirm);
      case Settlement.Paid paid -> Desk.refuse(RefusalCode.ALREADY_PAID, paid.invoice());
      case Settlement other -> Desk.refuse(RefusalCode.PAYMENT_NOT_OPEN, confirm.attempt());
    };
  }

  private static List<Event> confirm(Quote quote, Command.ConfirmPayment confirm) {
    Money due = quote.due();
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

  /// Back to the frozen bill, which stays as it is.
  static List<Event> cancel(Cart cart) {
    return cart.phase() == Phase.PAYING
        ? givenUp(cart, "given up by the shopper")
        : Desk.refuse(
            cart.phase() == Phase.PAID ? RefusalCode.ALREADY_PAID : RefusalCode.PAYMENT_NOT_OPEN,
            cart.phase().name());
  }

  static List<Event> returnToShopping(Cart cart) {
    return switch (cart.phase()) {
      case CHECKOUT -> List.of(new Event.ShoppingResumed());
      case PAYING -> {
        List<Event> events = new ArrayList<>(givenUp(cart, "given up by the shopper"));
        events.add(new Event.ShoppingResumed());
        yield events;
      }
      case PAID -> Desk.refuse(RefusalCode.ALREADY_PAID, "a paid trip ends at the gate");
      case SHOPPING, NEW, LEFT, CANCELLED, ABANDONED ->
          Desk.refuse(RefusalCode.NO_CHECKOUT, cart.phase().name());
    };
  }

  /// The time of a bill, or of its shares, is over. One payer's time is his provider's to end.
  static List<Event> endQuote(Cart cart, Instant now) {
    List<Event> events = new ArrayList<>();
    if (cart.settlement() instanceof Settlement.Split split && now.isAfter(split.until())) {
      events.addAll(givenUp(cart, "the rest did not come in time"));
    }
    boolean waits = cart.settlement() instanceof Settlement.Quoted || !events.isEmpty();
    if (waits && cart.quote().filter(quote -> quote.isOver(now)).isPresent()) {
      events.add(new Event.QuoteEnded());
    }
    return events.isEmpty()
        ? Desk.refuse(RefusalCode.PAYMENT_NOT_OPEN, "nothing has ended")
        : events;
  }

  private static List<Event> givenUp(Cart cart, String why) {
    List<Event> events = new ArrayList<>();
    openAttempts(cart).forEach(attempt -> events.add(new Event.AttemptFailed(attempt, why)));
    if (cart.settlement() instanceof Settlement.Split) {
      events.add(new Event.SplitEnded(why));
    }
    return events;
  }

  private static List<String> openAttempts(Cart cart) {
    return switch (cart.settlement()) {
      case Settlement.Requested requested -> List.of(requested.attempt());
      case Settlement.Awaiting awaiting -> List.of(awaiting.attempt());
      case Settlement.Split split ->
          split.shares().stream()
              .filter(Share::isOpen)
              .map(share -> share.standing().attempt())
              .toList();
      case Settlement.Open open -> List.of();
      case Settlement.Quoted quoted -> List.of();
      case Settlement.Paid paid -> List.of();
    };
  }
}
