package io.qless.shop.rewards;

import java.time.Instant;

/// Points that came to a lot or left it.
///
/// @param lot which
/// @param points above zero to it, below zero from it
/// @param reference what it was for: a receipt or a credit note
public record Movement(long lot, Kind kind, long points, String reference, Instant at) {

  /// Why points move.
  public enum Kind {
    /// Goods were bought.
    EARNED,
    /// Points were set aside for a bill that is not paid yet.
    HELD,
    /// They were not needed after all, or are spent by the movement behind this one.
    RELEASED,
    /// Points were spent.
    REDEEMED,
    /// What points paid for came back.
    RETURNED,
    /// Points change to or from a lot of grace, which has what came back after its lot expired.
    GRACE,
    /// Goods came back that had earned them.
    REVERSED,
    /// Nobody spent them in time.
    EXPIRED,
    /// An expiry is undone, since goods came back whose points had expired: nobody loses them
    /// twice.
    UNEXPIRED
  }
}
