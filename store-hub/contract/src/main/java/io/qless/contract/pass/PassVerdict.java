package io.qless.contract.pass;

/// What a check of the text of a pass found. Says nothing about whether the pass was used before:
/// that is the gate's memory.
public sealed interface PassVerdict {

  /// Signed by this store and in time.
  record Valid(ExitPass pass) implements PassVerdict {}

  /// Not a reason to open.
  record Refused(PassRefusal refusal) implements PassVerdict {}
}
