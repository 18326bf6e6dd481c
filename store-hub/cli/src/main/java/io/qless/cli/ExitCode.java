package io.qless.cli;

/// How a command ended, for scripts. Stays stable between versions.
enum ExitCode {
  /// All went well.
  OK(0),
  /// The hub said no, or a code that was to be explained is none.
  HUB_SAID_NO(1),
  /// The command line, a file it names or the surroundings are not right.
  USAGE(2),
  /// An import went through, but some rows or pictures were refused.
  ROWS_REFUSED(3),
  /// The hub can't be reached or stopped answering; trying again later is safe.
  HUB_NOT_REACHABLE(4),
  /// A diff found something that an import would change; money does not balance; a journal was
  /// changed.
  DIFFERENT(5),
  /// The person was asked and said no.
  DECLINED(6),
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
