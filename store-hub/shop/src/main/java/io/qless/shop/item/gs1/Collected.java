package io.qless.shop.item.gs1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Elements of one message as they are read; lives for one message.
final class Collected {

  private final List<Element> elements = new ArrayList<>();

  /// Takes one more, if its value is right and it does not contradict one before.
  ///
  /// @param at where the AI stands
  /// @param valueAt where the value begins
  Optional<CodeFault> take(Ai ai, String value, int at, int valueAt) {
    Optional<CodeFault> fault = ai.fault(value, at, valueAt);
    if (fault.isPresent()) {
      return fault;
    }
    Optional<Element> before =
        elements.stream().filter(element -> element.ai().equals(ai.code())).findFirst();
    if (before.isPresent()) {
      return before.get().value().equals(value)
          ? Optional.empty()
          : Optional.of(
              new CodeFault(
                  CodeFault.Code.AI_REPEATED,
                  ai.code(),
                  at,
                  "AI " + ai.code() + " at " + at + " says something else than before"));
    }
    elements.add(new Element(ai.code(), value, at));
    return Optional.empty();
  }

  Gs1Reading message() {
    return elements.isEmpty()
        ? new Gs1Reading.Faulty(new CodeFault(CodeFault.Code.EMPTY, "", 1, "the message is empty"))
        : new Gs1Reading.Message(elements);
  }

  static Gs1Reading unknown(String digits, int at) {
    return new Gs1Reading.Faulty(
        new CodeFault(
            CodeFault.Code.AI_UNKNOWN,
            digits.matches("[0-9]{2,4}") ? digits : "",
            at,
            "no AI begins at " + at + " with " + Printable.text(digits)));
  }
}
