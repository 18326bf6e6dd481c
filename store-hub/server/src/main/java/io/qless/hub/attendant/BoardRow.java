package io.qless.hub.attendant;

import java.time.Instant;
import java.util.List;

/// One trip on the attendants' page.
///
/// @param trolley device id, empty for a trip with a phone only
/// @param items things in the cart
/// @param totalPaise what would be paid now, or was paid
/// @param holds what waits for staff, the longest first
/// @param assistSince when staff were called; the start of 1970 if they are not
/// @param changedAt when anything happened last
public record BoardRow(
    String id,
    String trolley,
    String phase,
    long revision,
    int items,
    long totalPaise,
    List<OpenHold> holds,
    Instant assistSince,
    Instant startedAt,
    Instant changedAt) {

  public BoardRow {
    holds = List.copyOf(holds);
  }

  /// A hold that waits.
  public record OpenHold(String id, String kind, String detail, Instant since) {}
}
