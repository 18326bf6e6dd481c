package io.qless.shop.item.gs1;

import java.util.List;
import java.util.Optional;

/// One line of the table: an application identifier and how its value looks.
///
/// @param code two to four digits
/// @param title GS1's data title
/// @param predefined whether its length alone ends the value, so that no separator is needed
/// @param parts in their order; only the last ones may vary in length or be missing
/// @param needs groups of AIs; of each group one must be there, two with a plus sign between
///   counting as one
/// @param excludes AIs that must not be there; a small n stands for a digit
public record Ai(
    String code,
    String title,
    boolean predefined,
    List<Part> parts,
    List<List<String>> needs,
    List<String> excludes) {

  public Ai {
    parts = List.copyOf(parts);
    needs = List.copyOf(needs);
    excludes = List.copyOf(excludes);
  }

  /// Characters of the longest value.
  int longest() {
    return parts.stream().mapToInt(Part::most).sum();
  }

  /// What is wrong with a value.
  ///
  /// @param at where the AI stands
  /// @param valueAt where the value begins
  Optional<CodeFault> fault(String value, int at, int valueAt) {
    int from = 0;
    for (Part part : parts) {
      int left = value.length() - from;
      if (left == 0 && part.optional()) {
        return Optional.empty();
      }
      if (left < part.least()) {
        return of(
            CodeFault.Code.VALUE_TOO_SHORT,
            at,
            "ends after " + value.length() + " of " + needed() + " characters");
      }
      int to = from + Math.min(left, part.most());
      Optional<CodeFault> fault = partFault(part, value, from, to, at, valueAt);
      if (fault.isPresent()) {
        return fault;
      }
      from = to;
    }
    return from == value.length()
        ? Optional.empty()
        : of(
            CodeFault.Code.VALUE_TOO_LONG,
            at,
            "has " + value.length() + " characters, at most " + longest() + " may be");
  }

  private int needed() {
    return parts.stream().filter(part -> !part.optional()).mapToInt(Part::least).sum();
  }

  private Optional<CodeFault> partFault(
      Part part, String value, int from, int to, int at, int valueAt) {
    for (int i = from; i < to; i++) {
      if (!part.allows(value.charAt(i))) {
        return of(
            CodeFault.Code.CHARACTER,
            valueAt + i,
            "may not hold " + Printable.character(value.charAt(i)));
      }
    }
    String text = value.substring(from, to);
    for (PartCheck check : part.checks()) {
      Optional<Breach> breach = check.breach(text);
      if (breach.isPresent()) {
        int index = breach.get().index();
        return of(
            breach.get().code(),
            index == Breach.WHOLE ? at : valueAt + from + index,
            breach.get().what());
      }
    }
    return Optional.empty();
  }

  private Optional<CodeFault> of(CodeFault.Code code, int at, String what) {
    return Optional.of(
        new CodeFault(
            code, this.code, at, "AI " + this.code + " (" + title + ") at " + at + " " + what));
  }
}
