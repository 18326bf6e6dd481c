package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import java.util.ArrayList;
import java.util.List;

/// What only staff decide.
final class Attending {

  private Attending() {}

  /// The trip goes on without the goods that the shopper is too young for; a frozen bill is open
  /// again, since it counts them.
  static List<Event> refuseAge(Cart cart, Command.RefuseAge refuse) {
    boolean asked =
        cart.holds().stream()
            .anyMatch(hold -> hold.id().equals(refuse.hold()) && hold.kind() == Hold.Kind.AGE);
    if (!asked) {
      return Desk.refuse(RefusalCode.HOLD_UNKNOWN, refuse.hold());
    }
    List<Event> events = new ArrayList<>();
    switch (cart.phase()) {
      case CHECKOUT -> events.add(new Event.ShoppingResumed());
      case PAYING -> {
        return Desk.refuse(RefusalCode.CHECKOUT_OPEN, "a payment is open");
      }
      case PAID -> {
        return Desk.refuse(RefusalCode.ALREADY_PAID, "the goods are paid");
      }
      case SHOPPING, NEW, LEFT, CANCELLED, ABANDONED -> {}
    }
    for (LineItem line : cart.lines()) {
      if (line.article().minimumAge() > cart.ageConfirmed()) {
        events.add(new Event.LineVoided(line.id(), piecesOf(line)));
      }
    }
    events.add(new Event.HoldCleared(refuse.hold(), refuse.how()));
    return events;
  }

  /// A paid trip leaves at the desk; one that was left behind ends unpaid. While a payment is open
  /// nobody knows which of the two it is.
  static List<Event> release(Cart cart, Command.ReleaseTrip release) {
    return switch (cart.phase()) {
      case PAID, SHOPPING, CHECKOUT -> List.of(new Event.TripReleased(release.reason()));
      case PAYING -> Desk.refuse(RefusalCode.CHECKOUT_OPEN, "a payment is open");
      case NEW, LEFT, CANCELLED, ABANDONED ->
          Desk.refuse(RefusalCode.NO_OPEN_TRIP, cart.phase().name());
    };
  }

  private static int piecesOf(LineItem line) {
    return switch (line) {
      case LineItem.Pieces pieces -> pieces.quantity();
      case LineItem.Loose loose -> 1;
    };
  }
}
