package io.qless.shop.item.gs1;

import java.util.Optional;

/// Reads a GS1 element string as a scanner sends it, FNC1 separators being GS (GS1 General
/// Specifications, 7.8).
///
/// A separator that is not needed is read over: before the first AI, behind a predefined length, at
/// the end.
public final class ElementString {

  /// Group separator.
  public static final char GS = 0x1D;

  private ElementString() {}

  /// Reads a message.
  ///
  /// @param before characters that stood before this text in the scan, for positions
  public static Gs1Reading read(String text, int before) {
    AiTable table = AiTable.standard();
    Collected collected = new Collected();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == GS) {
        at++;
        continue;
      }
      Optional<Ai> found = table.startingAt(text, at);
      if (found.isEmpty()) {
        return Collected.unknown(unknownAi(text, at), before + at + 1);
      }
      Ai ai = found.get();
      int from = at + ai.code().length();
      int separator = text.indexOf(GS, from);
      int end = separator < 0 ? text.length() : separator;
      int to = ai.predefined() ? Math.min(end, from + ai.longest()) : end;
      Optional<CodeFault> fault =
          collected.take(ai, text.substring(from, to), before + at + 1, before + from + 1);
      if (fault.isPresent()) {
        return new Gs1Reading.Faulty(fault.get());
      }
      at = to;
    }
    return collected.message();
  }

  /// What stands where an AI should: two characters, or the digits that could be one.
  private static String unknownAi(String text, int at) {
    return text.substring(at, Math.min(at + 2, text.length()));
  }
}
