package io.qless.hub.session;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.JournalEntry;
import java.util.List;

/// Told after new entries of a session are safely on disk, in the order of their revisions. Called
/// inside the session's lane: be quick, hand slow work over, and call back into [SessionDesk] only
/// from another thread.
@FunctionalInterface
public interface SessionListener {

  /// @param cart the session after these entries
  /// @param entries what is new, at least one
  void changed(Cart cart, List<JournalEntry> entries);
}
