package io.qless.kiosk.trip;

/// The shopper's own limit and how close the trip is to it. The status comes from the shop's budget
/// rule.
///
/// @param limitPaise the limit the shopper chose, more than 0
/// @param spentPaise what would be paid now
/// @param percent spent of limit, may pass 100
/// @param status decided by the shop's rule, never by the screen
public record BudgetView(long limitPaise, long spentPaise, int percent, Status status) {
  /// How the shop's rule names the distance to the limit.
  public enum Status {
    SAFE,
    WARNING,
    DANGER
  }

  public BudgetView {
    if (limitPaise <= 0 || percent < 0) {
      throw new IllegalArgumentException("limit " + limitPaise + " paise, " + percent + " percent");
    }
  }
}
