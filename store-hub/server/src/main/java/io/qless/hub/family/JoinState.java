package io.qless.hub.family;

/// Where a phone stands that wants to join.
public enum JoinState {
  /// The owner has not answered yet.
  WAITING,
  /// In the trip.
  JOINED,
  /// The owner said no.
  NO,
  /// Nobody answered in time.
  TOO_LATE,
  /// The trip ended before anybody answered.
  OVER
}
