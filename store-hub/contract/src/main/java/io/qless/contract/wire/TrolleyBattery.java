package io.qless.contract.wire;

/// How full a trolley's battery is.
///
/// @param percent 0 to 100; -1 for a trolley that has none, or can't tell
/// @param charging whether it fills, or is full and at the charger
public record TrolleyBattery(int percent, boolean charging) {

  /// Below this a trolley may go dark any minute, and staff must know.
  public static final int LAST_PERCENT = 5;

  /// Of a trolley that has none, can't tell, or is older than this word.
  public static final TrolleyBattery NONE = new TrolleyBattery(-1, false);

  /// Whether it is known at all.
  public boolean isKnown() {
    return percent >= 0;
  }

  /// Whether somebody should take the trolley to a charger at once.
  public boolean isLast() {
    return isKnown() && !charging && percent < LAST_PERCENT;
  }
}
