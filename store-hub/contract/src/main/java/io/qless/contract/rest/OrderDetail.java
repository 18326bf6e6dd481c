package io.qless.contract.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// `GET /admin/orders/{order}`: a paid trip, for staff at the returns desk.
///
/// @param session id of the trip
/// @param invoice number of its invoice
/// @param simulated whether no real money moved
/// @param returnedPaise what all credit notes come to
/// @param lines in the order of the invoice; the first is line 1
/// @param returns what came back, the oldest first
public record OrderDetail(
    String session,
    String invoice,
    Instant paidAt,
    long totalPaise,
    long returnedPaise,
    boolean simulated,
    List<Line> lines,
    List<Returned> returns) {
  /// Checks and copies.
  public OrderDetail {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(invoice, "invoice");
    Objects.requireNonNull(paidAt, "paidAt");
    lines = List.copyOf(lines);
    returns = List.copyOf(returns);
  }

  /// One line of the invoice.
  ///
  /// @param number on the receipt, from 1
  /// @param line its id
  /// @param unit `NOS` pieces or `G` grams
  /// @param bought in that unit
  /// @param left of it that has not come back
  /// @param paidPaise what was paid for all of it
  public record Line(
      int number,
      String line,
      String name,
      String nameHi,
      String unit,
      long bought,
      long left,
      long paidPaise) {}

  /// One return.
  ///
  /// @param creditNote number of its paper
  /// @param staff who took the goods
  /// @param refund `NONE`, `REQUESTED`, `DONE` or `REFUSED`
  public record Returned(
      String creditNote,
      Instant issuedAt,
      long totalPaise,
      String reason,
      String staff,
      String refund) {}
}
