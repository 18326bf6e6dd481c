package io.qless.contract.rest;

import java.util.Objects;
import java.util.regex.Pattern;

/// `PUT /admin/users/{user}/badge`: what staff show themselves by at a trolley. The answer is the
/// only time that it is told; a badge and PIN that were there before work no more.
///
/// @param number the person's, to be typed before the PIN; stays the same
/// @param pin six digits
/// @param badge text of the badge's QR code
public record StaffBadge(String number, String pin, String badge) {

  /// A badge's text; the group is its secret, 128 bits in base64url.
  public static final Pattern FORM = Pattern.compile("QLESS-STAFF:([\\w-]{22})");

  /// Checks.
  public StaffBadge {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(pin, "pin");
    Objects.requireNonNull(badge, "badge");
  }

  /// The text of a badge with this secret.
  public static String text(String secret) {
    return "QLESS-STAFF:" + secret;
  }

  /// Without PIN and badge, so that a log can't hold them.
  @Override
  public String toString() {
    return "StaffBadge[" + number + ']';
  }
}
