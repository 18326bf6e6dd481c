package io.qless.hub.coupon;

import io.qless.shop.cart.SessionId;
import java.util.Optional;

/// Who a trip belongs to.
@FunctionalInterface
public interface Customers {

  /// A store in which everybody is a guest.
  Customers GUESTS = session -> Optional.empty();

  /// Name of the account that shops, at most 80 characters; empty for a guest. Called inside a
  /// trip's transaction: be quick and ask nothing of the trip.
  Optional<String> of(SessionId session);
}
