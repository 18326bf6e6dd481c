package io.qless.kiosk.core;

import io.qless.shop.cart.SessionId;

/// What staff do to a trip while they stand at its trolley. The hub does it in their name.
public sealed interface StaffAct {

  /// The trip it is about.
  SessionId session();

  /// What a hold was about is settled.
  ///
  /// @param how in words, for the journal
  record ClearHold(SessionId session, String hold, String how) implements StaffAct {}

  /// The shopper is too young for some goods; they come off the bill.
  record RefuseAge(SessionId session, String hold) implements StaffAct {}

  /// They came to who called.
  record EndHelp(SessionId session) implements StaffAct {}

  /// The trip ends here.
  ///
  /// @param why in words, for the journal
  record Release(SessionId session, String why) implements StaffAct {}
}
