package io.qless.hub.auth;

import io.qless.shop.cart.SessionId;
import java.util.Optional;

/// Whose trips they are, for who counts coupons, gives points and keeps orders. Safe for any
/// thread.
@FunctionalInterface
public interface TripCustomers {

  /// The account that a trip belongs to: the first that was connected to it, by whichever phone.
  /// Empty for a trip of guests, and after the account was deleted. May become known late, even
  /// after the trip was paid; once known it stays.
  ///
  /// @return the account's id, as in [Account]
  Optional<String> customerOf(SessionId session);
}
