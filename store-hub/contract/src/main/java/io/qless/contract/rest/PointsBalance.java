package io.qless.contract.rest;

import java.time.Instant;
import java.util.List;

/// `GET /rewards/balance`: how somebody's points stand.
///
/// @param available points to redeem now
/// @param pending points whose goods can still come back
/// @param debt points that goods took back after they were spent; new ones pay it
/// @param pointPaise what one point is worth
/// @param lots the soonest to expire first
public record PointsBalance(
    long available, long pending, long debt, long pointPaise, List<Lot> lots) {
  /// Copies.
  public PointsBalance {
    lots = List.copyOf(lots);
  }

  /// Points of one trip.
  public record Lot(String session, long points, Instant availableAt, Instant expiresAt) {}
}
