package io.qless.hub.payment;

import io.qless.hub.session.Outcome;
import io.qless.hub.session.SessionDesk;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Writes what becomes of money into the journal of its trip, in the transaction of the rows that
/// it is about. Safe for any thread. Not to be called from inside a session's lane.
final class MoneyJournal {

  private final SessionDesk sessions;

  MoneyJournal(SessionDesk sessions) {
    this.sessions = sessions;
  }

  /// One step: it writes its rows and says what goes into the journal.
  interface Step {

    /// @return empty if there is nothing to do; then nothing is written
    Optional<Command.NoteMoney> take(Handle handle);
  }

  /// Takes a step and forces it to the disk.
  ///
  /// @return whether there was something to do
  boolean note(SessionId session, Step step) {
    try {
      Outcome outcome =
          sessions.submit(
              session,
              Source.HUB,
              (handle, cart) -> step.take(handle).orElseThrow(NothingException::new));
      return switch (outcome) {
        case Outcome.Done done -> true;
        case Outcome.Refused refused ->
            throw new IllegalStateException("the journal refused money: " + refused.detail());
      };
    } catch (NothingException nothing) {
      return false;
    }
  }

  /// Found inside the transaction that there is nothing to write; rolls it back.
  private static final class NothingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingException() {
      super("nothing to write", null, false, false);
    }
  }
}
