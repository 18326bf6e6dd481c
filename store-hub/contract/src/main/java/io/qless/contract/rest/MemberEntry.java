package io.qless.contract.rest;

import java.util.Objects;
import java.util.regex.Pattern;

/// `POST /trolley/member` with a trolley's credentials: a shopper showed the code of an account at
/// this trolley, and the trip there is to be that account's.
///
/// @param code secret of the code
/// @param session the trip on this trolley
public record MemberEntry(String code, String session) {

  /// A code's text; the group is its secret, 128 bits in base64url.
  public static final Pattern FORM = Pattern.compile("QLESS-MEMBER:([\\w-]{22})");

  /// Checks.
  public MemberEntry {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(session, "session");
  }

  /// The text of a code with this secret.
  public static String text(String secret) {
    return "QLESS-MEMBER:" + secret;
  }

  /// Without the code, so that a log can't hold it.
  @Override
  public String toString() {
    return "MemberEntry[" + session + ']';
  }
}
