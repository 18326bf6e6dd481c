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
/// @param money how far the payment is
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
    Instant changedAt,
    Money money) {

  public BoardRow {
    holds = List.copyOf(holds);
  }

  /// A hold that waits.
  public record OpenHold(String id, String kind, String detail, Instant since) {}

  /// How far the payment of a trip is.
  ///
  /// @param duePaise what is to be paid in money
  /// @param paidPaise what of it has come in
  /// @param points reward points that pay the rest of the bill
  /// @param shares how many pay, 0 for one payer
  /// @param sharesPaid how many of them have paid
  /// @param ends when the bill, the code or the shares run out; the start of 1970 while no time
  ///   runs
  public record Money(
      long duePaise, long paidPaise, long points, int shares, int sharesPaid, Instant ends) {}
}
