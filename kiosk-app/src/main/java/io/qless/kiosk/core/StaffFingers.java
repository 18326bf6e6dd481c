package io.qless.kiosk.core;

import io.qless.contract.rest.StaffEntry;
import io.qless.kiosk.trip.StaffActions;
import java.util.function.Consumer;

/// Carries what staff's fingers do to the trip lane. Any thread may call; returns at once.
final class StaffFingers implements StaffActions {

  private final Consumer<Consumer<TripDesk>> lane;

  /// @param lane takes work for the trip
  StaffFingers(Consumer<Consumer<TripDesk>> lane) {
    this.lane = lane;
  }

  @Override
  public void enter(String number, String pin) {
    later(staff -> staff.enter(StaffEntry.byPin(number, pin)));
  }

  @Override
  public void leave() {
    later(StaffDesk::leave);
  }

  @Override
  public void settle(String hold) {
    later(staff -> staff.settle(hold));
  }

  @Override
  public void refuseAge(String hold) {
    later(staff -> staff.refuseAge(hold));
  }

  @Override
  public void endHelp() {
    later(StaffDesk::endHelp);
  }

  @Override
  public void look(boolean begin) {
    later(staff -> staff.look(begin));
  }

  @Override
  public void calibrate(boolean begin) {
    later(staff -> staff.calibrate(begin));
  }

  @Override
  public void weigh(long grams) {
    later(staff -> staff.weigh(grams));
  }

  @Override
  public void release() {
    later(StaffDesk::release);
  }

  private void later(Consumer<StaffDesk> work) {
    lane.accept(desk -> desk.atStaff(work));
  }
}
