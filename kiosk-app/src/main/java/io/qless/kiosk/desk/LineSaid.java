package io.qless.kiosk.desk;

import java.util.List;

/// Takes lines that the desk shall run, one after the other. Returns at once.
interface LineSaid {

  /// Runs these.
  void say(List<String> lines);

  /// Runs this one.
  default void say(String line) {
    say(List.of(line));
  }
}
