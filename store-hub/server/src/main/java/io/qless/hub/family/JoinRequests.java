package io.qless.hub.family;

import io.qless.hub.session.SessionDesk;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JoinAnswer;
import io.qless.shop.cart.JoinRequest;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Phones that wait to be let in. All of it stands in the trips' journals. Safe for any thread.
final class JoinRequests {

  /// Who holds the trolley looks at it at least so often; longer, and the one who asks is at
  /// another shelf already.
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SessionDesk sessions;

  JoinRequests(SessionDesk sessions) {
    this.sessions = sessions;
  }

  JoinState state(Access access) {
    Optional<Cart> cart = sessions.cart(access.session());
    if (cart.isEmpty()) {
      return JoinState.OVER;
    }
    if (cart.get().has(access.participant())) {
      return JoinState.JOINED;
    }
    boolean asks =
        cart.get().asking().stream()
            .anyMatch(request -> request.who().id().equals(access.participant()));
    if (asks) {
      return cart.get().phase().isOpen() ? JoinState.WAITING : JoinState.OVER;
    }
    return sessions.journal(access.session(), 0).stream()
        .map(JournalEntry::event)
        .filter(event ->
            event instanceof Event.JoinDeclined declined
                && declined.participant().equals(access.participant()))
        .map(event -> (Event.JoinDeclined) event)
        .findFirst()
        .map(declined ->
            declined.answer() == JoinAnswer.TOO_LATE ? JoinState.TOO_LATE : JoinState.NO)
        .orElse(JoinState.OVER);
  }

  /// Answers for owners who did not.
  void endOld(Instant now) {
    for (Cart cart : sessions.open()) {
      for (JoinRequest request : cart.asking()) {
        if (!now.isBefore(request.at().plus(PATIENCE))) {
          sessions.submit(
              cart.session(),
              Source.HUB,
              (handle, newest) -> new Command.AnswerJoin(request.who().id(), JoinAnswer.TOO_LATE));
        }
      }
    }
  }
}
