package io.qless.contract.rest;

/// Why staff did something to a trip; stands in the trip's journal.
///
/// @param reason in a few words; empty if none was given
public record StaffReason(String reason) {

  /// Longest reason, in characters.
  public static final int MAX_CHARS = 120;

  /// Checks.
  public StaffReason {
    reason = reason.strip();
    if (reason.length() > MAX_CHARS || reason.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a reason is one line of up to " + MAX_CHARS + " characters");
    }
  }
}
