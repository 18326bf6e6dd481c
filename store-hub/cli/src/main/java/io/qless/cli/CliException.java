package io.qless.cli;

import org.jspecify.annotations.Nullable;

/// Ends a command with one line for the person and one exit code for the script.
final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;
  private final int httpStatus;

  private CliException(
      ExitCode exitCode, int httpStatus, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.httpStatus = httpStatus;
  }

  /// The person can put it right on this machine.
  static CliException usage(String message, @Nullable Throwable cause) {
    return new CliException(ExitCode.USAGE, 0, message, cause);
  }

  /// The hub answered, but not with what was asked.
  static CliException hubSaidNo(int httpStatus, String message) {
    return new CliException(ExitCode.HUB_SAID_NO, httpStatus, message, null);
  }

  /// The person was asked and said no.
  static CliException declined() {
    return new CliException(ExitCode.DECLINED, 0, "nothing was done", null);
  }

  /// No answer.
  static CliException hubNotReachable(String message, Throwable cause) {
    return new CliException(ExitCode.HUB_NOT_REACHABLE, 0, message, cause);
  }

  /// The same end, with a second line that says how far the command came.
  CliException after(String progress) {
    return new CliException(exitCode, httpStatus, getMessage() + "\n" + progress, this);
  }

  ExitCode exitCode() {
    return exitCode;
  }

  /// Whether the hub refused just this body (too large, wrong type, not valid), so that the next
  /// one may still pass.
  boolean isAboutTheBody() {
    return switch (httpStatus) {
      case 400, 413, 415, 422 -> true;
      default -> false;
    };
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
