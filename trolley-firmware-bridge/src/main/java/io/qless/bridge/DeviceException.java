package io.qless.bridge;

import org.jspecify.annotations.Nullable;

/// A device or its operating-system interface failed: the one root of all failures of this module.
/// It carries the way out, so that whoever shows it can also say what to do.
public final class DeviceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String wayOut;

  /// @param trying what was being tried, with the device's path and the error's name
  /// @param wayOut the one thing a person should do
  public DeviceException(String trying, String wayOut) {
    this(trying, wayOut, null);
  }

  /// @param trying what was being tried, with the device's path and the error's name
  /// @param wayOut the one thing a person should do
  /// @param cause what failed underneath, or null if nothing was thrown
  public DeviceException(String trying, String wayOut, @Nullable Throwable cause) {
    super(trying, cause);
    this.wayOut = wayOut;
  }

  /// The one thing a person should do.
  public String wayOut() {
    return wayOut;
  }
}
