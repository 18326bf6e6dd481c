package io.qless.kiosk.trip;

/// Everything that staff can do at the trolley. As in [TripActions], every method returns at once
/// and tells its outcome through the next [TripView].
public interface StaffActions {
  /// Says who stands here, by what was typed.
  void enter(String number, String pin);

  /// Goes away; the trolley is the shopper's again.
  void leave();

  /// A hold is settled.
  void settle(String hold);

  /// The shopper is too young.
  void refuseAge(String hold);

  /// The shopper who called was helped.
  void endHelp();

  /// Begins to scan some goods again, or stops it.
  void look(boolean begin);

  /// Begins to calibrate the scale, or stops it.
  void calibrate(boolean begin);

  /// The next step of the calibration.
  ///
  /// @param grams what lies in the basket, 0 for nothing
  void weigh(long grams);

  /// Ends the trip; a reason stands in the journal.
  void release();
}
