package io.qless.kiosk.trip;

/// A battery that runs low, as the shopper must know it.
///
/// @param percent of what it can hold, 0 to 100
/// @param level how much that matters
public record BatteryView(int percent, Level level) {
  /// How much it matters, the calmest first.
  public enum Level {
    /// Good to know; this trip is no problem.
    LOW,
    /// This trip should end soon, or go on with another trolley.
    SHORT,
    /// It may go dark any minute; staff know.
    LAST
  }
}
