package io.qless.hub.session;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import org.jdbi.v3.core.Handle;

/// Makes a command inside the transaction that will write its events, so that rows of other tables
/// (an invoice number, a payment) stand or fall with it. If the command is refused the whole
/// transaction is rolled back.
@FunctionalInterface
public interface CommandMaker {

  /// @param handle the open transaction on the journal database
  /// @param cart the session as it is now
  Command make(Handle handle, Cart cart);
}
