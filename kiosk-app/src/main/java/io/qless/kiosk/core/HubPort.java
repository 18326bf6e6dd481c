package io.qless.kiosk.core;

import io.qless.contract.wire.WeightSeen;
import io.qless.shop.cart.SessionId;

/// What the trip wants from the link to the hub. All calls return at once.
public interface HubPort {

  /// There are commands that were never sent; send them soon.
  void commandsWait();

  /// Events behind this revision are missing.
  void askForEvents(SessionId session, long afterRevision);

  /// Tells what a piece was seen to weigh; lost without a link.
  default void weightSeen(WeightSeen seen) {}
}
