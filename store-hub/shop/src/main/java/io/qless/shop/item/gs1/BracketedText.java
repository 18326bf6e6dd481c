package io.qless.shop.item.gs1;

import java.util.Optional;

/// Reads the form that is printed under a symbol for people: `(01)09520000000011(10)AB`. A bracket
/// inside a value is written with a backslash before it.
public final class BracketedText {

  private BracketedText() {}

  /// Reads a text that begins with a bracket.
  public static Gs1Reading read(String text) {
    Collected collected = new Collected();
    int at = 0;
    while (at < text.length()) {
      int close = text.indexOf(')', at);
      String digits = close < 0 ? "" : text.substring(at + 1, close);
      if (text.charAt(at) != '(' || !isAi(digits)) {
        return new Gs1Reading.Faulty(
            new CodeFault(
                CodeFault.Code.BRACKET, "", at + 1, "no AI in brackets begins at " + (at + 1)));
      }
      Optional<Ai> ai = AiTable.standard().ai(digits);
      if (ai.isEmpty()) {
        return Collected.unknown(digits, at + 1);
      }
      int end = end(text, close + 1);
      String value = text.substring(close + 1, end).replace("\\(", "(").replace("\\)", ")");
      Optional<CodeFault> fault = collected.take(ai.get(), value, at + 1, close + 2);
      if (fault.isPresent()) {
        return new Gs1Reading.Faulty(fault.get());
      }
      at = end;
    }
    return collected.message();
  }

  /// Where the next AI in brackets begins.
  private static int end(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '(' && text.charAt(i - 1) != '\\') {
        int close = text.indexOf(')', i);
        if (close >= 0 && close - i <= 5 && isAi(text.substring(i + 1, close))) {
          return i;
        }
      }
    }
    return text.length();
  }

  private static boolean isAi(String text) {
    return text.length() >= 2
        && text.length() <= 4
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
