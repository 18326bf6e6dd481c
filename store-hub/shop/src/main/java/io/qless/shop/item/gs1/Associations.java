package io.qless.shop.item.gs1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which AIs of a message miss or exclude one another (GS1 General Specifications, 4.14). At a till
/// this warns and refuses nothing: the goods are known by their GTIN, and other symbols on the same
/// pack may carry what this one lacks.
public final class Associations {

  private Associations() {}

  /// What is wrong with the company that the elements keep, in their order.
  public static List<CodeFault> warnings(List<Element> elements) {
    List<CodeFault> warnings = new ArrayList<>();
    for (Element element : elements) {
      AiTable.standard()
          .ai(element.ai())
          .ifPresent(ai -> {
            for (List<String> group : ai.needs()) {
              if (group.stream().noneMatch(choice -> hasAll(elements, choice))) {
                warnings.add(
                    warning(CodeFault.Code.AI_MISSING, element, "needs AI " + either(group)));
              }
            }
            for (Element other : elements) {
              if (excludes(ai, other.ai())) {
                warnings.add(
                    warning(CodeFault.Code.AI_EXCLUDED, element, "excludes AI " + other.ai()));
              }
            }
          });
    }
    return List.copyOf(warnings);
  }

  private static String either(List<String> group) {
    return String.join(" or ", group).replace("+", " with ");
  }

  /// @param choice an AI, or several that count together, such as `01+21`
  private static boolean hasAll(List<Element> elements, String choice) {
    return Arrays.stream(choice.split("\\+")).allMatch(pattern -> has(elements, pattern));
  }

  private static boolean has(List<Element> elements, String pattern) {
    return elements.stream().anyMatch(element -> fits(element.ai(), pattern));
  }

  /// An AI does not exclude itself, though its pattern may.
  private static boolean excludes(Ai ai, String other) {
    return !ai.code().equals(other)
        && ai.excludes().stream().anyMatch(pattern -> fits(other, pattern));
  }

  private static boolean fits(String ai, String pattern) {
    if (ai.length() != pattern.length()) {
      return false;
    }
    for (int i = 0; i < ai.length(); i++) {
      if (pattern.charAt(i) != 'n' && pattern.charAt(i) != ai.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static CodeFault warning(CodeFault.Code code, Element element, String what) {
    return new CodeFault(
        code,
        element.ai(),
        element.at(),
        "AI " + element.ai() + " at " + element.at() + " " + what);
  }
}
