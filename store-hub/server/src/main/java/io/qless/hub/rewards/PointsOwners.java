package io.qless.hub.rewards;

import io.qless.shop.cart.SessionId;
import java.util.List;
import java.util.Optional;

/// Whose points may pay a trip's bill. Called inside a trip's transaction: be quick and ask nothing
/// of the trip.
public interface PointsOwners {

  /// A store in which everybody is a guest.
  PointsOwners GUESTS =
      new PointsOwners() {
        @Override
        public Optional<String> customerOf(SessionId session) {
          return Optional.empty();
        }

        @Override
        public List<String> phonesOf(SessionId session, String customer) {
          return List.of();
        }
      };

  /// The account that a trip belongs to, empty for a guest.
  Optional<String> customerOf(SessionId session);

  /// Participants of the trip whose phone is signed in with that account.
  List<String> phonesOf(SessionId session, String customer);
}
