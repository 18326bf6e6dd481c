package io.qless.shop.item.gs1;

import java.util.List;

/// One part of an AI's value, as the table describes it.
///
/// @param set `N` digits, `X` character set 82, `Y` character set 39, `Z` file-safe base 64
/// @param least fewest characters
/// @param most most characters
/// @param optional whether it may be missing
/// @param checks what else must hold
record Part(char set, int least, int most, boolean optional, List<PartCheck> checks) {

  /// GS1 General Specifications, figure 7.11-1, without digits and letters.
  private static final String SET_82 = "!\"%&'()*+,-./:;<=>?_";

  /// GS1 General Specifications, figure 7.11-2, without digits and capital letters.
  private static final String SET_39 = "#-/";

  /// Reads a part such as `N6,yymmd0`, `X..20` or `[N..12]`.
  static Part of(String text) {
    String[] words = text.replace("[", "").replace("]", "").split(",");
    String length = words[0].substring(1);
    boolean varies = length.startsWith("..");
    int most = Integer.parseInt(varies ? length.substring(2) : length);
    List<PartCheck> checks = List.of(words).stream().skip(1).map(PartCheck::named).toList();
    return new Part(words[0].charAt(0), varies ? 1 : most, most, text.startsWith("["), checks);
  }

  boolean allows(char c) {
    boolean digit = c >= '0' && c <= '9';
    boolean capital = c >= 'A' && c <= 'Z';
    boolean small = c >= 'a' && c <= 'z';
    return switch (set) {
      case 'N' -> digit;
      case 'X' -> digit || capital || small || SET_82.indexOf(c) >= 0;
      case 'Y' -> digit || capital || SET_39.indexOf(c) >= 0;
      case 'Z' -> digit || capital || small || "-_=".indexOf(c) >= 0;
      default -> throw new IllegalStateException("no character set " + set);
    };
  }
}
