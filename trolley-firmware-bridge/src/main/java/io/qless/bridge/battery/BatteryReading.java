package io.qless.bridge.battery;

/// What can be said about the battery.
public sealed interface BatteryReading {

  /// There is none: the device runs on the mains, or its supply does not tell Linux.
  record None() implements BatteryReading {}

  /// How full it is.
  ///
  /// @param percent of what it can hold, 0 to 100
  /// @param charging whether it fills, or is full and at the charger
  record Level(int percent, boolean charging) implements BatteryReading {
    public Level {
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("a battery holds 0 to 100 %, not " + percent);
      }
    }
  }

  /// There is one that says nothing of use.
  ///
  /// @param reason what was read in its place
  record Unreadable(String reason) implements BatteryReading {
    public Unreadable {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("a reason is needed");
      }
    }
  }
}
