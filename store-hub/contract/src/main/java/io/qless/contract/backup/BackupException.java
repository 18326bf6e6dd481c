package io.qless.contract.backup;

import org.jspecify.annotations.Nullable;

/// A file is no backup, or not a whole one. The text says what is wrong with it, for the person who
/// has it.
public final class BackupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BackupException(String message) {
    this(message, null);
  }

  public BackupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
