package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import java.util.List;
import java.util.Optional;

/// How phones come into a trip: at once, or after its owner said yes. The owner is who holds the
/// trolley, and where there is none the phone that began the trip.
final class Joining {

  private Joining() {}

  static List<Event> join(Cart cart, Source source, Command.JoinTrip join) {
    return isFull(cart)
        ? full()
        : List.of(new Event.ParticipantJoined(new Participant(source.id(), join.name())));
  }

  static List<Event> ask(Cart cart, Source source, Command.AskToJoin ask) {
    return isFull(cart)
        ? full()
        : List.of(new Event.JoinAsked(new Participant(source.id(), ask.name())));
  }

  static List<Event> answer(Cart cart, Source source, Command.AnswerJoin given) {
    boolean byHub = source.kind() == Source.Kind.HUB;
    if (byHub != (given.answer() == JoinAnswer.TOO_LATE) || (!byHub && !cart.isOwnedBy(source))) {
      return Desk.refuse(RefusalCode.NOT_ALLOWED, source.text() + " answers for another");
    }
    Optional<Participant> who =
        cart.asking().stream()
            .map(JoinRequest::who)
            .filter(asking -> asking.id().equals(given.participant()))
            .findFirst();
    if (who.isEmpty()) {
      return Desk.refuse(RefusalCode.JOIN_UNKNOWN, given.participant());
    }
    return List.of(
        given.answer() == JoinAnswer.YES
            ? new Event.ParticipantJoined(who.get())
            : new Event.JoinDeclined(who.get().id(), given.answer()));
  }

  private static boolean isFull(Cart cart) {
    return cart.participants().size() + cart.asking().size() >= Cart.MAX_PARTICIPANTS;
  }

  private static List<Event> full() {
    return Desk.refuse(RefusalCode.TRIP_FULL, "at most " + Cart.MAX_PARTICIPANTS + " phones");
  }
}
