package io.qless.kiosk.shell;

import io.qless.kiosk.trip.StaffActions;
import java.util.function.Consumer;

/// Writes down what staff's fingers did, in words.
record RecordedStaff(Consumer<String> done) implements StaffActions {

  @Override
  public void enter(String number, String pin) {
    done.accept("enter " + number + " " + pin);
  }

  @Override
  public void leave() {
    done.accept("staff leave");
  }

  @Override
  public void settle(String hold) {
    done.accept("settle " + hold);
  }

  @Override
  public void refuseAge(String hold) {
    done.accept("refuse age " + hold);
  }

  @Override
  public void endHelp() {
    done.accept("end help");
  }

  @Override
  public void look(boolean begin) {
    done.accept(begin ? "look" : "stop looking");
  }

  @Override
  public void calibrate(boolean begin) {
    done.accept(begin ? "calibrate" : "stop calibrating");
  }

  @Override
  public void weigh(long grams) {
    done.accept("weigh " + grams);
  }

  @Override
  public void release() {
    done.accept("release");
  }
}
