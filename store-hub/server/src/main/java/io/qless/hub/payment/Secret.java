package io.qless.hub.payment;

import java.util.List;

/// What only the store and a provider know. Tells nobody by accident: its text form has nothing in
/// it. Immutable.
///
/// @param values the one in use first, then those that are still believed after a change
public record Secret(List<String> values) {

  public Secret {
    values = List.copyOf(values);
    if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("the secret is empty");
    }
  }

  /// Reads a file's text: one secret in a line.
  public static Secret lines(String text) {
    return new Secret(text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
  }

  /// The one in use.
  public String current() {
    return values.getFirst();
  }

  @Override
  public String toString() {
    return "Secret[" + values.size() + "]";
  }
}
