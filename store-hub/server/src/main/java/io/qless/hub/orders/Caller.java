package io.qless.hub.orders;

import io.qless.shop.cart.SessionId;

/// Who asks for orders and points.
public sealed interface Caller {

  /// Somebody with an account.
  ///
  /// @param id 1 to 64 letters, digits, dashes and underscores
  record Customer(String id) implements Caller {
    public Customer {
      if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
        throw new IllegalArgumentException("not a customer's id: \"" + id + '"');
      }
    }
  }

  /// A phone of a trip, without an account.
  record Guest(SessionId trip) implements Caller {}
}
