package io.qless.shop.cart;

import java.util.regex.Pattern;

/// Name of one trip, made by the trolley that begins it, so that a trip can begin without the hub.
///
/// @param text 8 to 36 lower-case letters, digits and dashes; fit for a topic and a path
public record SessionId(String text) {

  /// What one looks like, as a regular expression.
  public static final String FORM = "[a-z0-9-]{8,36}";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  public SessionId {
    if (!PATTERN.matcher(text).matches()) {
      throw new IllegalArgumentException("not a session id: \"" + text + '"');
    }
  }
}
