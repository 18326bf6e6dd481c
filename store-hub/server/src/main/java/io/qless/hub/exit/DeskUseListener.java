package io.qless.hub.exit;

import io.qless.shop.cart.SessionId;
import java.time.Instant;

/// Told when staff let a trip out, after it is safely on disk. Called from any thread.
@FunctionalInterface
public interface DeskUseListener {

  /// @param passId a pass that nobody may use any more
  /// @param at when
  void usedAtDesk(SessionId session, String passId, Instant at);
}
