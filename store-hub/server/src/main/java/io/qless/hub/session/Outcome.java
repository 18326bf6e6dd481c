package io.qless.hub.session;

import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.JournalEntry;
import java.util.List;

/// What became of a command that the hub put into a session by itself or for a phone or staff.
public sealed interface Outcome {

  /// It happened.
  ///
  /// @param cart the session after it
  /// @param entries its events
  record Done(Cart cart, List<JournalEntry> entries) implements Outcome {}

  /// The shop said no; nothing changed.
  record Refused(RefusalCode code, String detail) implements Outcome {}
}
