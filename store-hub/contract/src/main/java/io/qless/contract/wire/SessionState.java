package io.qless.contract.wire;

import java.time.Instant;

/// What a trolley shows beside its journal. Retained; the latest one counts.
///
/// @param session id of the trip, empty if the trolley is free
/// @param revision revision of the session when this was made
/// @param joinUrl address in the family QR, empty if joining is not possible now
/// @param pass text of the exit pass, empty before payment
/// @param passExpires when the pass stops opening gates
public record SessionState(
    String session, long revision, String joinUrl, String pass, Instant passExpires) {

  /// A trolley without a trip.
  public static final SessionState FREE = new SessionState("", 0, "", "", Instant.EPOCH);
}
