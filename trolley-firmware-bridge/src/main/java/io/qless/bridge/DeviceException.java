package io.qless.bridge;

import org.jspecify.annotations.Nullable;

/// A device or its operating-system interface failed: the one root of all failures of this module.
/// It carries the way out, so that whoever shows it can also say what to do.
public final class DeviceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String wayOut;
  private final boolean there;

  /// @param trying what was being tried, with the device's path and the error's name
  /// @param wayOut the one thing a person should do
  public DeviceException(String trying, String wayOut) {
    this(trying, wayOut, null);
  }

  /// @param trying what was being tried, with the device's path and the error's name
  /// @param wayOut the one thing a person should do
  /// @param cause what failed underneath, or null if nothing was thrown
  public DeviceException(String trying, String wayOut, @Nullable Throwable cause) {
    this(trying, wayOut, cause, false);
  }

  private DeviceException(String trying, String wayOut, @Nullable Throwable cause, boolean there) {
    super(trying, cause);
    this.wayOut = wayOut;
    this.there = there;
  }

  /// The device answers, but can't be used as it is.
  ///
  /// @param reason what was noticed
  /// @param wayOut the one thing a person should do
  public static DeviceException faulty(String reason, String wayOut) {
    return new DeviceException(reason, wayOut, null, true);
  }

  /// The failure that a device's state is.
  ///
  /// @throws IllegalArgumentException if it is present
  public static DeviceException of(DeviceState state) {
    return switch (state) {
      case DeviceState.Absent(String reason, String wayOut) -> new DeviceException(reason, wayOut);
      case DeviceState.Faulty(String reason, String wayOut) -> faulty(reason, wayOut);
      case DeviceState.Present() ->
          throw new IllegalArgumentException("a present device is no failure");
    };
  }

  /// The one thing a person should do.
  public String wayOut() {
    return wayOut;
  }

  /// How the device is after this failure: away, unless it was said to be there.
  public DeviceState state() {
    String message = getMessage();
    String reason = message == null ? "the device failed" : message;
    return there ? new DeviceState.Faulty(reason, wayOut) : new DeviceState.Absent(reason, wayOut);
  }
}
