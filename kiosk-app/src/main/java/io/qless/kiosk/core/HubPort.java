package io.qless.kiosk.core;

import io.qless.contract.wire.WeightSeen;
import io.qless.shop.cart.SessionId;

/// What the trip wants from the link to the hub. All calls return at once.
public interface HubPort {

  /// There are commands that were never sent; send them soon.
  void commandsWait();

  /// Events behind this revision are missing.
  void askForEvents(SessionId session, long afterRevision);

  /// Asks that the trip of another trolley goes on here. The trip comes by itself; what stands in
  /// its way comes to [TripDesk#notTakenOver].
  ///
  /// @param secret what the family QR of the other trolley says
  default void takeTripOver(String secret) {}

  /// Tells what a piece was seen to weigh; lost without a link.
  default void weightSeen(WeightSeen seen) {}
}
