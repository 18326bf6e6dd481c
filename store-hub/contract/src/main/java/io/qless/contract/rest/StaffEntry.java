package io.qless.contract.rest;

import java.util.Objects;

/// `POST /trolley/staff` with a trolley's credentials: somebody shows a badge at this trolley, or
/// types number and PIN.
///
/// @param badge secret of the badge, empty for number and PIN
/// @param number empty for a badge
/// @param pin empty for a badge
public record StaffEntry(String badge, String number, String pin) {

  /// Checks.
  public StaffEntry {
    Objects.requireNonNull(badge, "badge");
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(pin, "pin");
  }

  /// By a badge that was scanned.
  public static StaffEntry byBadge(String secret) {
    return new StaffEntry(secret, "", "");
  }

  /// By what was typed.
  public static StaffEntry byPin(String number, String pin) {
    return new StaffEntry("", number, pin);
  }

  /// Without the secrets, so that a log can't hold them.
  @Override
  public String toString() {
    return "StaffEntry[" + number + ']';
  }
}
