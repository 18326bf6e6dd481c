package io.qless.shop.cart;

/// Name of one trip, made by the trolley that begins it, so that a trip can begin without the hub.
///
/// @param text 8 to 36 lower-case letters, digits and dashes; fit for a topic and a path
public record SessionId(String text) {

  /// What one looks like, as a regular expression.
  public static final String FORM = "[a-z0-9-]{8,36}";

  public SessionId {
    if (!text.matches(FORM)) {
      throw new IllegalArgumentException("not a session id: \"" + text + '"');
    }
  }
}
