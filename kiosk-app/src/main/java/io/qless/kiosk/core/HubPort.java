package io.qless.kiosk.core;

import io.qless.contract.rest.MemberEntry;
import io.qless.contract.rest.StaffEntry;
import io.qless.contract.wire.WeightSeen;
import io.qless.shop.cart.SessionId;

/// What the trip wants from the link to the hub. All calls return at once.
public interface HubPort {

  /// There are commands that were never sent; send them soon.
  void commandsWait();

  /// Events behind this revision are missing.
  void askForEvents(SessionId session, long afterRevision);

  /// Asks that the trip of another trolley goes on here. The trip comes by itself; what stands in
  /// its way comes to [TripDesk#told].
  ///
  /// @param secret what the family QR of the other trolley says
  default void takeTripOver(String secret) {}

  /// Hands in the code of a shopper's account for the trip here; the answer comes to
  /// [TripDesk#told].
  default void memberShows(MemberEntry entry) {}

  /// Asks who shows a badge here, or types number and PIN; the answer comes to
  /// [TripDesk#staffEntered] or [TripDesk#told].
  default void staffEnters(StaffEntry entry) {}

  /// Has something done in the name of staff. What is done comes as events; what stands in its way
  /// comes to [TripDesk#told].
  ///
  /// @param token of who does it
  default void staffActs(String token, StaffAct act) {}

  /// Whoever had this token went away; it opens nothing any more.
  default void staffLeaves(String token) {}

  /// Tells what a piece was seen to weigh; lost without a link.
  default void weightSeen(WeightSeen seen) {}
}
