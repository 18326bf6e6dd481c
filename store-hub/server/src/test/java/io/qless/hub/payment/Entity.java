package io.qless.hub.payment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object that a provider's face keeps. Test use only.
public final class Entity extends LinkedHashMap<String, @Nullable Object> {
  private static final long serialVersionUID = 1L;

  /// A text that is there.
  public String text(String name) {
    return String.valueOf(get(name));
  }

  /// A whole number that is there.
  public long whole(String name) {
    return Long.parseLong(text(name));
  }

  /// The one of that name, which must be there.
  public static Entity known(Map<String, Entity> all, String name) {
    Entity found = all.get(name);
    if (found == null) {
      throw new AssertionError("there is no " + name);
    }
    return found;
  }
}
