package io.qless.bridge.tool;

/// How a command ended, for scripts. Stays stable between versions.
enum ExitCode {
  /// All went well.
  OK(0),
  /// Nothing is plugged in, or a test failed.
  NOT_WELL(1),
  /// The command line is not right.
  USAGE(2),
  /// Something is plugged in, but none of it can be used.
  NOT_USABLE(3),
  /// Nobody scanned in the time given.
  TOO_LATE(4),
  /// A fault of this program (`EX_SOFTWARE` of BSD sysexits).
  FAULT(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
