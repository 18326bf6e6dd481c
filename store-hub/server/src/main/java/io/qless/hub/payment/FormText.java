package io.qless.hub.payment;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/// The body of an HTML form. Used by one thread.
public final class FormText {

  /// Most fields read; providers send twenty.
  private static final int MAX_FIELDS = 200;

  private final StringBuilder form = new StringBuilder();

  /// Adds a field.
  public FormText with(String name, String value) {
    if (!form.isEmpty()) {
      form.append('&');
    }
    form.append(URLEncoder.encode(name, StandardCharsets.UTF_8))
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    return this;
  }

  public String text() {
    return form.toString();
  }

  /// The fields of a form by name; of several with one name the last counts.
  ///
  /// @throws IllegalArgumentException if it is none
  public static SortedMap<String, String> read(String form) {
    SortedMap<String, String> fields = new TreeMap<>();
    for (String pair : form.split("&", MAX_FIELDS + 1)) {
      int at = pair.indexOf('=');
      if (at <= 0) {
        throw new IllegalArgumentException("not a form");
      }
      fields.put(
          URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
          URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }
}
