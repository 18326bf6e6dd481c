package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import java.util.List;

/// A trip goes on with another trolley, because the one it began with is broken.
///
/// The commands of whichever trolley the trip is on are those of the one source `trolley`; the new
/// one goes on counting where the journal ends. What the old one sends later is not of this trip
/// any more: the hub knows by the journal which trolley may speak.
final class Moving {

  private Moving() {}

  static List<Event> move(Cart cart, Command.MoveTrip move) {
    if (cart.isPhoneOnly() || move.trolley().isEmpty() || move.trolley().equals(cart.trolley())) {
      return Desk.refuse(RefusalCode.NOT_ALLOWED, "from one trolley to another only");
    }
    return switch (cart.phase()) {
      case SHOPPING, CHECKOUT -> List.of(new Event.TripMoved(cart.trolley(), move.trolley()));
      case PAYING -> Desk.refuse(RefusalCode.CHECKOUT_OPEN, "a payment is open");
      case PAID -> Desk.refuse(RefusalCode.ALREADY_PAID, "a paid trip ends at the gate");
      case NEW, LEFT, CANCELLED, ABANDONED ->
          Desk.refuse(RefusalCode.NO_OPEN_TRIP, "the trip is " + cart.phase().name());
    };
  }
}
