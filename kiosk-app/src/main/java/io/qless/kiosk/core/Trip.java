package io.qless.kiosk.core;

import io.qless.contract.wire.EventBatch;
import io.qless.kiosk.storage.TripStore;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Decision;
import io.qless.shop.cart.Desk;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One trip on this trolley: the hub's cart at its revision plus own commands that the hub has not
/// answered. Used on the trip lane only; lives from the first command to the farewell.
final class Trip {

  private final TripStore store;
  private final Desk rules;
  private final List<NumberedCommand> pending = new ArrayList<>();
  private Cart confirmed;
  private Cart shown;

  /// A new trip, or one that was kept.
  Trip(TripStore store, Desk rules, SessionId session) {
    this.store = store;
    this.rules = rules;
    confirmed = Cart.begin(session);
    shown = confirmed;
  }

  static Trip resume(TripStore store, Desk rules, TripStore.KeptTrip kept, Instant now) {
    Trip trip = new Trip(store, rules, kept.session());
    trip.confirmed = trip.confirmed.applyAll(kept.entries());
    trip.pending.addAll(kept.outbox());
    trip.replay(now);
    return trip;
  }

  /// Whether nothing of it is known here yet: it comes from another trolley.
  boolean isAwaited() {
    return shown.phase() == Phase.NEW;
  }

  /// Whether it is over or goes on elsewhere, and this trolley is free.
  boolean isGoneFrom(String trolley) {
    return switch (confirmed.phase()) {
      case CANCELLED, ABANDONED -> true;
      case SHOPPING, CHECKOUT, PAYING, PAID, LEFT -> !confirmed.trolley().equals(trolley);
      case NEW -> false;
    };
  }

  SessionId session() {
    return confirmed.session();
  }

  /// What the shopper sees.
  Cart shown() {
    return shown;
  }

  /// What the hub has said.
  Cart confirmed() {
    return confirmed;
  }

  /// Own commands without an answer, oldest first.
  List<NumberedCommand> pending() {
    return List.copyOf(pending);
  }

  /// Whether the trip has just moved to this trolley, which has not spoken for it yet.
  static boolean comesHere(List<JournalEntry> fresh, String trolley) {
    boolean comes = false;
    for (JournalEntry entry : fresh) {
      if (entry.event() instanceof Event.TripMoved moved) {
        comes = moved.to().equals(trolley);
      } else if (entry.source().kind() == Source.Kind.TROLLEY) {
        comes = false;
      }
    }
    return comes;
  }

  /// The line that the last article went into.
  ///
  /// @param before what it was before the event
  static String lastLine(Event event, String before) {
    return switch (event) {
      case Event.PieceAdded piece -> piece.line().text();
      case Event.LooseAdded loose -> loose.line().text();
      default -> before;
    };
  }

  /// Takes pieces of a line back, all of them if fewer are left; or a slip for empties.
  Optional<Command> takingBack(LineId line, int pieces) {
    if (shown.slips().stream().anyMatch(slip -> Cart.lineOf(slip).equals(line))) {
      return Optional.of(new Command.VoidLine(line, 1));
    }
    return shown
        .line(line)
        .map(item -> item instanceof LineItem.Pieces some ? some.quantity() : 1)
        .map(there -> new Command.VoidLine(line, Math.min(pieces, there)));
  }

  /// Decides an own command. What happens is kept, and is shown only after
  /// [TripStore#makeDurable()]; a refusal is kept nowhere.
  ///
  /// @return the events that follow, or the one [Event.CommandRefused]
  List<Event> give(Command given, Instant now) {
    Command command = given instanceof Command.RequestPayment ? withWhatIsSeen() : given;
    NumberedCommand numbered =
        new NumberedCommand(Source.TROLLEY, shown.heardFrom(Source.TROLLEY) + 1, now, command);
    if (!(rules.decide(shown, numbered, now) instanceof Decision.Decided decided)) {
      throw new IllegalStateException("own command " + numbered.number() + " is not the next one");
    }
    List<Event> events = decided.entries().stream().map(JournalEntry::event).toList();
    if (events.getFirst() instanceof Event.CommandRefused) {
      return events;
    }
    if (command instanceof Command.StartTrip) {
      store.begin(session(), numbered);
    } else {
      store.keep(session(), numbered);
    }
    pending.add(numbered);
    shown = shown.applyAll(decided.entries());
    return events;
  }

  /// The hub may know better than the bill on the screen; then the shopper must look again.
  private Command withWhatIsSeen() {
    return new Command.RequestPayment(AtCheckout.seen(shown));
  }

  /// Takes the hub's events, those known already left aside.
  ///
  /// @return the new ones; empty if something before them is missing
  List<JournalEntry> take(List<JournalEntry> entries, Instant now) {
    List<JournalEntry> fresh =
        entries.stream().filter(entry -> entry.revision() > confirmed.revision()).toList();
    if (fresh.isEmpty() || fresh.getFirst().revision() != confirmed.revision() + 1) {
      return List.of();
    }
    Cart next = confirmed.applyAll(fresh);
    store.take(session(), fresh, next.heardFrom(Source.TROLLEY));
    confirmed = next;
    pending.removeIf(command -> command.number() <= confirmed.heardFrom(Source.TROLLEY));
    replay(now);
    return fresh;
  }

  /// Whether the hub went back to a backup and knows less of this trip than this trolley. Then its
  /// trip is taken in place of the one here, and what it has lost waits for it again.
  boolean goesBack(EventBatch batch, Instant now) {
    long insteadOf = batch.insteadOf().revision();
    if (insteadOf == 0 || insteadOf != confirmed.revision()) {
      return false;
    }
    confirmed = Cart.begin(session()).applyAll(batch.entries());
    pending.clear();
    pending.addAll(store.goBack(session(), batch.entries(), confirmed.heardFrom(Source.TROLLEY)));
    replay(now);
    return true;
  }

  /// Own commands on top of the hub's cart. What the rules now refuse is shown no more; the hub
  /// will say so too.
  private void replay(Instant now) {
    shown = confirmed;
    for (NumberedCommand command : pending) {
      if (rules.decide(shown, command, now) instanceof Decision.Decided decided) {
        shown = shown.applyAll(decided.entries());
      }
    }
  }
}
