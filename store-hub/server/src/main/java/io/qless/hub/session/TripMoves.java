package io.qless.hub.session;

import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Takes a trip from a broken trolley to another. Safe for any thread.
///
/// The numbers of the source `trolley` go on over the move: the new trolley learns the last one
/// with the journal. So a number is used by one trolley at most as long as the old one can never
/// speak for the trip again; what it had not sent has to be scanned once more. That is why a trip
/// never comes back to a trolley that it left.
public final class TripMoves {

  private final SessionDesk sessions;

  public TripMoves(SessionDesk sessions) {
    this.sessions = sessions;
  }

  /// Moves a trip, if the other trolley is free and never had it. Not from inside a lane.
  ///
  /// @param to device id of an enrolled trolley
  public Outcome move(SessionId session, String to, Source by) {
    return move(session, to, by, handle -> {});
  }

  /// The same, with more to be written in the same transaction.
  public Outcome move(SessionId session, String to, Source by, Consumer<Handle> also) {
    boolean busy =
        sessions.open().stream()
            .anyMatch(cart -> cart.trolley().equals(to) && !cart.session().equals(session));
    if (busy) {
      return new Outcome.Refused(RefusalCode.TROLLEY_BUSY, to + " is on another trip");
    }
    if (left(sessions.journal(session, 0), to).isPresent()) {
      return new Outcome.Refused(
          RefusalCode.TROLLEY_BUSY, "the trip left " + to + " and does not come back to it");
    }
    return sessions.submit(
        session,
        by,
        (handle, cart) -> {
          also.accept(handle);
          return new Command.MoveTrip(to);
        });
  }

  /// Whether a trip came to its trolley from another, and the new one has not spoken for it yet.
  /// Only then can the trolley begin another trip without knowing of this one.
  public boolean waitsForItsTrolley(Cart cart) {
    boolean waits = false;
    for (JournalEntry entry : sessions.journal(cart.session(), 0)) {
      if (entry.event() instanceof Event.TripMoved) {
        waits = true;
      } else if (entry.source().kind() == Source.Kind.TROLLEY) {
        waits = false;
      }
    }
    return waits;
  }

  /// What a trolley may know of a trip that left it, empty if it never had that trip.
  public Optional<Left> leftBy(String trolley, SessionId session) {
    List<JournalEntry> journal = sessions.journal(session, 0);
    OptionalLong move = left(journal, trolley);
    if (move.isEmpty()) {
      return Optional.empty();
    }
    List<JournalEntry> known =
        journal.stream().filter(entry -> entry.revision() <= move.getAsLong()).toList();
    return Optional.of(new Left(Cart.begin(session).applyAll(known), known));
  }

  private static OptionalLong left(List<JournalEntry> journal, String trolley) {
    return journal.stream()
        .filter(
            entry -> entry.event() instanceof Event.TripMoved moved && moved.from().equals(trolley))
        .mapToLong(JournalEntry::revision)
        .findFirst();
  }

  /// A trip up to its move.
  ///
  /// @param cart as it left
  /// @param journal from its beginning to the move
  public record Left(Cart cart, List<JournalEntry> journal) {}
}
