package io.qless.contract.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// `GET /orders/history`: what somebody bought, the newest first.
///
/// @param next value of `before` for the next page, empty after the last
public record OrderHistory(List<Order> orders, String next) {
  /// Checks and copies.
  public OrderHistory {
    orders = List.copyOf(orders);
    Objects.requireNonNull(next, "next");
  }

  /// One paid trip. Links are paths of this hub and take `?lang=hi`.
  ///
  /// @param returnedPaise what was paid back of it
  /// @param receipt its invoice
  /// @param creditNotes the oldest first
  public record Order(
      String session,
      String invoice,
      Instant paidAt,
      long totalPaise,
      long returnedPaise,
      Paper receipt,
      List<Note> creditNotes) {
    /// Copies.
    public Order {
      creditNotes = List.copyOf(creditNotes);
    }
  }

  /// One credit note.
  public record Note(String number, long totalPaise, Paper paper) {}

  /// Where a paper is.
  public record Paper(String text, String pdf) {}
}
