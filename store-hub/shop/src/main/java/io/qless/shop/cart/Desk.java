package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.item.ItemCode;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Decides commands: pure, given the cart, the catalogue and the time. The hub's desk is the one
/// that counts; a trolley runs the same desk over commands that the hub has not yet answered.
public final class Desk {

  private final Shelf shelf;
  private final Counter counter;
  private final Auditor auditor;

  /// A desk that does not count across trips: a trolley's.
  public Desk(Shelf shelf) {
    this(shelf, Counter.NONE);
  }

  /// A desk for one trip.
  ///
  /// @param counter counts for that trip
  public Desk(Shelf shelf, Counter counter) {
    this(shelf, counter, Auditor.NONE);
  }

  /// A desk for one trip that staff may look into.
  ///
  /// @param counter counts for that trip
  public Desk(Shelf shelf, Counter counter, Auditor auditor) {
    this.shelf = shelf;
    this.counter = counter;
    this.auditor = auditor;
  }

  /// What a command leads to. A refused command leads to [Event.CommandRefused] and changes nothing
  /// else.
  ///
  /// @param now the deciding side's time
  public Decision decide(Cart cart, NumberedCommand numbered, Instant now) {
    long next = cart.heardFrom(numbered.source()) + 1;
    if (numbered.number() < next) {
      return new Decision.Repeat();
    }
    if (numbered.number() > next) {
      return new Decision.Gap(next);
    }
    List<Event> events = events(cart, numbered, now);
    List<JournalEntry> entries = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      entries.add(
          new JournalEntry(
              cart.revision() + 1 + i, numbered.source(), numbered.number(), now, events.get(i)));
    }
    return new Decision.Decided(entries);
  }

  private List<Event> events(Cart cart, NumberedCommand numbered, Instant now) {
    Source source = numbered.source();
    if (!Rights.may(cart, source, numbered.command())) {
      return refuse(
          RefusalCode.NOT_ALLOWED,
          source.text() + ": " + numbered.command().getClass().getSimpleName());
    }
    return switch (numbered.command()) {
      case Command.StartTrip start ->
          cart.phase() == Phase.NEW
              ? List.of(new Event.TripStarted(start.trolley(), start.language()))
              : refuse(RefusalCode.TRIP_ALREADY_OPEN, cart.phase().name());
      case Command.NoteReturn back -> Paying.takeBack(cart, back);
      case Command.NoteMoney note -> noted(note);
      case Command.StartAlone start ->
          cart.phase() == Phase.NEW
              ? List.of(
                  new Event.TripStarted("", start.language()),
                  new Event.ParticipantJoined(new Participant(source.id(), start.name())))
              : refuse(RefusalCode.TRIP_ALREADY_OPEN, cart.phase().name());
      case Command other ->
          cart.phase().isOpen()
              ? inTrip(cart, source, numbered.number(), other, now)
              : closed(cart);
    };
  }

  private static List<Event> noted(Command.NoteMoney note) {
    return List.of(new Event.MoneyNoted(note.attempt(), note.step(), note.amount(), note.detail()));
  }

  private static List<Event> closed(Cart cart) {
    return refuse(RefusalCode.NO_OPEN_TRIP, "the trip is " + cart.phase().name());
  }

  private List<Event> inTrip(Cart cart, Source source, long number, Command command, Instant now) {
    return switch (command) {
      case Command.StartTrip start -> throw new IllegalStateException("decided before: " + start);
      case Command.StartAlone start -> throw new IllegalStateException("decided before: " + start);
      case Command.AddItem add ->
          whileShopping(cart, () -> Scanning.add(shelf, cart, source, number, add, now));
      case Command.VoidLine voided ->
          whileShopping(cart, () -> Scanning.takeBack(cart, source, voided));
      case Command.AddWish wish ->
          whileShopping(cart, () -> Wishing.add(shelf, cart, source, wish));
      case Command.DropWish wish -> whileShopping(cart, () -> Wishing.drop(cart, source, wish));
      case Command.SetBudget set -> List.of(new Event.BudgetSet(set.budget()));
      case Command.ApplyCoupon apply ->
          whileShopping(cart, () -> Couponing.apply(shelf, counter, cart, apply.code(), now));
      case Command.RemoveCoupon remove ->
          whileShopping(cart, () -> Couponing.remove(cart, remove.code()));
      case Command.BringSlip slip ->
          whileShopping(cart, () -> Slips.bring(shelf, counter, cart, slip, now));
      case Command.JoinTrip join -> Joining.join(cart, source, join);
      case Command.AskToJoin ask -> Joining.ask(cart, source, ask);
      case Command.AnswerJoin answer -> Joining.answer(cart, source, answer);
      case Command.MoveTrip move -> Moving.move(cart, move);
      case Command.OpenHold open -> openHold(cart, open.hold());
      case Command.ClearHold clear -> clearHold(cart, source, clear);
      case Command.RefuseAge refuse -> Attending.refuseAge(cart, refuse);
      case Command.ReleaseTrip release -> Attending.release(cart, release);
      case Command.CallAssist call -> List.of(new Event.AssistCalled());
      case Command.EndAssist end -> List.of(new Event.AssistEnded());
      case Command.StartCheckout start -> whileShopping(cart, () -> checkout(cart, now));
      case Command.UsePoints use -> Tendering.use(counter, cart, source, use.points(), now);
      case Command.SplitBill split -> Sharing.split(cart, source, number, split, now);
      case Command.PayShare share -> Sharing.payAgain(cart, source, number, share.share(), now);
      case Command.CancelPayment cancel -> Paying.cancel(cart);
      case Command.ReturnToShopping back -> Paying.returnToShopping(cart);
      case Command.NameBuyer name -> Paying.name(cart, name);
      case Command.NoteReturn back -> Paying.takeBack(cart, back);
      case Command.NoteMoney note -> noted(note);
      case Command.RequestPayment request ->
          Paying.request(cart, source, number, request.seen(), now);
      case Command.CancelTrip cancel -> cancel(cart);
      case Command.OpenAttempt open -> Paying.open(cart, open);
      case Command.FailAttempt fail -> Paying.fail(cart, fail);
      case Command.ConfirmPayment confirm -> Paying.confirm(cart, confirm);
      case Command.ConfirmLate late -> LateMoney.confirm(cart, late);
      case Command.OfferPoints offer -> Tendering.offer(cart, offer);
      case Command.EndQuote end -> Paying.endQuote(cart, now);
      case Command.NotePass pass -> List.of(new Event.PassIssued(pass.passId(), pass.expires()));
      case Command.RecordExit exit ->
          List.of(new Event.TripLeft(exit.passId(), exit.gate(), exit.at(), exit.offline()));
      case Command.Abandon abandon ->
          cart.phase() == Phase.PAID
              ? refuse(RefusalCode.ALREADY_PAID, "a paid trip is not abandoned")
              : List.of(new Event.TripAbandoned(abandon.reason()));
    };
  }

  private static List<Event> whileShopping(Cart cart, Supplier<List<Event>> rule) {
    return switch (cart.phase()) {
      case SHOPPING -> rule.get();
      case CHECKOUT, PAYING -> refuse(RefusalCode.CHECKOUT_OPEN, cart.phase().name());
      case PAID -> refuse(RefusalCode.ALREADY_PAID, cart.phase().name());
      case NEW, LEFT, CANCELLED, ABANDONED -> closed(cart);
    };
  }

  /// A hold that is open already is not opened twice.
  private static List<Event> openHold(Cart cart, Hold hold) {
    return cart.holds().stream().anyMatch(open -> open.id().equals(hold.id()))
        ? refuse(RefusalCode.HOLD_OPEN, hold.id())
        : List.of(new Event.HoldOpened(hold));
  }

  /// The trolley may clear what its own scale cured; staff may clear anything.
  private static List<Event> clearHold(Cart cart, Source source, Command.ClearHold clear) {
    for (Hold hold : cart.holds()) {
      if (hold.id().equals(clear.hold())) {
        boolean cured = hold.kind() == Hold.Kind.WEIGHT || hold.kind() == Hold.Kind.SCALE_FAULT;
        if (source.kind() == Source.Kind.TROLLEY && !cured) {
          return refuse(RefusalCode.NOT_ALLOWED, "only staff clear " + hold.kind());
        }
        Event cleared = new Event.HoldCleared(hold.id(), clear.how());
        return hold.kind() == Hold.Kind.AGE
            ? List.of(cleared, new Event.AgeConfirmed(Scanning.oldestAgeNeeded(cart)))
            : List.of(cleared);
      }
    }
    return refuse(RefusalCode.HOLD_UNKNOWN, clear.hold());
  }

  private List<Event> checkout(Cart cart, Instant now) {
    if (cart.lines().isEmpty()) {
      return cart.slips().isEmpty()
          ? refuse(RefusalCode.CART_EMPTY, "nothing to pay")
          : refuse(RefusalCode.SLIPS_ALONE, cart.slips().size() + " slips");
    }
    List<Event> events = new ArrayList<>(Couponing.checkout(shelf, counter, cart, now));
    Tendering.offered(counter.points()).ifPresent(events::add);
    auditor.ask(cart).ifPresent(hold -> events.add(new Event.HoldOpened(hold)));
    return events;
  }

  private static List<Event> cancel(Cart cart) {
    return switch (cart.phase()) {
      case PAID -> refuse(RefusalCode.ALREADY_PAID, "a paid trip ends at the gate");
      case PAYING -> refuse(RefusalCode.CHECKOUT_OPEN, "a payment is open");
      case SHOPPING, CHECKOUT -> List.of(new Event.TripCancelled());
      case NEW, LEFT, CANCELLED, ABANDONED -> closed(cart);
    };
  }

  /// One more piece of a line, without a scan. A markdown is for the unit that was scanned: one
  /// more costs the full price.
  public Command.AddItem oneMore(LineItem.Pieces line) {
    Money price =
        line.markdown().equals(Markdown.NONE)
            ? line.unitPrice()
            : shelf
                .article(line.article().id())
                .map(article -> article.sale().unitPrice())
                .orElse(line.unitPrice());
    return new Command.AddItem(
        new ItemCode.Piece(line.article().id(), ItemCode.UnitMark.NONE), price, shelf.revision());
  }

  /// The day of the store at an instant.
  public static LocalDate storeDay(Instant now) {
    return Scanning.today(now);
  }

  static List<Event> refuse(RefusalCode code, String detail) {
    return List.of(new Event.CommandRefused(code, detail));
  }
}
