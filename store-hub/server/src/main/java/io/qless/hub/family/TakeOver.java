package io.qless.hub.family;

import io.qless.hub.session.Outcome;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.session.TripMoves;
import io.qless.hub.storage.Database;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.time.InstantSource;
import java.util.Optional;

/// Brings a trip to a trolley whose scanner read the family QR of the old one. Safe for any thread;
/// lives as long as the hub.
///
/// The secret in the QR is the proof that somebody stood before the old trolley in the last ten
/// minutes. It works once, for a phone or for a trolley.
public final class TakeOver {

  private final JdbcFamilyStore store;
  private final TripMoves moves;
  private final InstantSource clock;

  public TakeOver(Database journal, SessionDesk sessions, InstantSource clock) {
    store = new JdbcFamilyStore(journal);
    moves = new TripMoves(sessions);
    this.clock = clock;
  }

  /// Moves the trip of a link. The link is used up only if that works.
  ///
  /// @param to device id of an enrolled trolley
  /// @return empty if the link is too old, was used, or never was one
  public Optional<Outcome> take(String secret, String to) {
    Optional<SessionId> session = store.sessionOf(secret, clock.instant());
    if (session.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          moves.move(
              session.get(),
              to,
              Source.HUB,
              handle -> {
                if (!store.useSecret(handle, secret)) {
                  throw new LinkUsedException();
                }
              }));
    } catch (LinkUsedException used) {
      return Optional.empty();
    }
  }
}
