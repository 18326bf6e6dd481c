package io.qless.gate;

import org.jspecify.annotations.Nullable;

/// The gate can't do its work: its disk, its files or its settings. Text for whoever looks after
/// it.
public final class GateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param tried what was being tried
  /// @param cause what came back, null if the gate itself found the fault
  public GateException(String tried, @Nullable Throwable cause) {
    super(tried, cause);
  }
}
