package io.qless.bridge.scanner;

/// What a host may want of a scanner; each maker has bytes of its own for it.
public enum ScannerCommand {
  /// Scan now, as if its trigger were pulled.
  TRIGGER,
  /// Let go of the trigger.
  RELEASE,
  /// Sound that all is well.
  BEEP_GOOD,
  /// Sound that something is not.
  BEEP_BAD
}
