package io.qless.shop.cart;

/// Name of one trip, made by the trolley that begins it, so that a trip can begin without the hub.
///
/// @param text 8 to 36 lower-case letters, digits and dashes; fit for a topic and a path
public record SessionId(String text) {

  public SessionId {
    if (!text.matches("[a-z0-9-]{8,36}")) {
      throw new IllegalArgumentException("not a session id: \"" + text + '"');
    }
  }
}
