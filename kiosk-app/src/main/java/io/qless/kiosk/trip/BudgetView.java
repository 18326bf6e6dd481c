package io.qless.kiosk.trip;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shopper's own limit and how close the trip is to it. The status comes from the shop's budget
/// rule.
///
/// @param limitPaise the limit the shopper chose, more than 0
/// @param spentPaise what would be paid now
/// @param percent spent of limit, may pass 100
/// @param status decided by the shop's rule, never by the screen
/// @param wayBack fewest swaps and put-backs after which the status is safe; empty unless it is
///   danger
/// @param afterPaise what would be paid after them
/// @param withWishes how it would be with everything that the family still wishes; null where the
///   wishes would change nothing
public record BudgetView(
    long limitPaise,
    long spentPaise,
    int percent,
    Status status,
    List<Move> wayBack,
    long afterPaise,
    @Nullable Forecast withWishes) {
  /// One swap or put-back.
  ///
  /// @param pieces how many; 1 for a weighed bag
  /// @param article what is in the trolley
  /// @param instead what to take for it; null to put it back
  public record Move(int pieces, Words article, @Nullable Words instead) {}

  /// How it would be.
  ///
  /// @param totalPaise what would be paid
  /// @param status of that
  public record Forecast(long totalPaise, Status status) {}

  /// A budget without advice.
  public BudgetView(long limitPaise, long spentPaise, int percent, Status status) {
    this(limitPaise, spentPaise, percent, status, List.of(), spentPaise, null);
  }

  /// How the shop's rule names the distance to the limit.
  public enum Status {
    SAFE,
    WARNING,
    DANGER
  }

  public BudgetView {
    wayBack = List.copyOf(wayBack);
    if (limitPaise <= 0 || percent < 0) {
      throw new IllegalArgumentException("limit " + limitPaise + " paise, " + percent + " percent");
    }
  }
}
