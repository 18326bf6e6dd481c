package io.qless.shop.rewards;

import java.time.Instant;

/// Points of one receipt, or points that came back after theirs had expired.
///
/// @param id from 1
/// @param receipt the trip that earned them
/// @param origin the lot they came back to, 0 for an earned lot
/// @param amount points at its beginning
/// @param remaining points that are left; below zero is a debt
/// @param available when they can be redeemed
/// @param expires when they can no longer be redeemed
public record Lot(
    long id,
    String receipt,
    long origin,
    long amount,
    long remaining,
    Instant available,
    Instant expires) {

  Lot plus(long points) {
    return new Lot(
        id, receipt, origin, amount, Math.addExact(remaining, points), available, expires);
  }

  boolean isUsable(Instant now) {
    return remaining > 0 && !now.isBefore(available) && now.isBefore(expires);
  }

  boolean isPending(Instant now) {
    return remaining > 0 && now.isBefore(available);
  }

  /// Of the same earned points.
  boolean isOf(Lot earned) {
    return id == earned.id || origin == earned.id;
  }
}
