package io.qless.bridge;

/// Whether a device can be used now. A driver reports each change once, never the same state twice
/// in a row, on its own thread.
public sealed interface DeviceState {

  /// The device is open and answers.
  record Present() implements DeviceState {}

  /// The device is not plugged in; its driver keeps looking for it.
  ///
  /// @param reason what is missing, with the device's path
  /// @param wayOut the one thing a person should do
  record Absent(String reason, String wayOut) implements DeviceState {
    public Absent {
      requireText(reason, "reason");
      requireText(wayOut, "wayOut");
    }
  }

  /// The device is there but can't be used; its driver keeps trying.
  ///
  /// @param reason what failed, with the device's path and the error's number where there is one
  /// @param wayOut the one thing a person should do
  record Faulty(String reason, String wayOut) implements DeviceState {
    public Faulty {
      requireText(reason, "reason");
      requireText(wayOut, "wayOut");
    }
  }

  private static void requireText(String text, String name) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(name + " of a device state is blank");
    }
  }
}
