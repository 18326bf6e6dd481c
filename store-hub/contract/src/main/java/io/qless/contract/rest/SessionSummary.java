package io.qless.contract.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// One trip at a glance.
///
/// @param id the session
/// @param trolley the trolley it uses; empty for a trip with a phone only
/// @param phase such as `SHOPPING`
/// @param revision number of the last event
/// @param lines lines in the cart
/// @param totalPaise what would be paid now
/// @param holds ids of the open holds, as `qless hold clear` takes them
/// @param assists open calls for staff
/// @param startedAt when the trip began
public record SessionSummary(
    String id,
    String trolley,
    String phase,
    long revision,
    int lines,
    long totalPaise,
    List<String> holds,
    int assists,
    Instant startedAt) {
  /// Checks and copies.
  public SessionSummary {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(trolley, "trolley");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(startedAt, "startedAt");
    holds = List.copyOf(holds);
  }
}
