package io.qless.bridge.wedge;

import java.util.Locale;

/// Which character a key stands for (linux/input-event-codes.h names keys by where they are on a US
/// keyboard). Immutable; any thread.
public enum KeyLayout {
  /// United States; most scanners leave the factory with it.
  US(
      keys("1234567890-=", "qwertyuiop[]", "asdfghjkl;'`", "\\zxcvbnm,./", "<"),
      keys("!@#$%^&*()_+", "QWERTYUIOP{}", "ASDFGHJKL:\"~", "|ZXCVBNM<>?", ">"),
      keys("", "", "", "", "")),

  /// German.
  DE(
      keys("1234567890ß´", "qwertzuiopü+", "asdfghjklöä^", "#yxcvbnm,.-", "<"),
      keys("!\"§$%&/()=?`", "QWERTZUIOPÜ*", "ASDFGHJKLÖÄ°", "'YXCVBNM;:_", ">"),
      keys("\0²³\0\0\0{[]}\\", "@\0\0\0\0\0\0\0\0\0\0~", "", "", "|")),

  /// French: the digits of the upper row want shift.
  FR(
      keys("&é\"'(-è_çà)=", "azertyuiop^$", "qsdfghjklmù²", "*wxcvbn,;:!", "<"),
      keys("1234567890°+", "AZERTYUIOP¨£", "QSDFGHJKLM%", "µWXCVBN?./§", ">"),
      keys("\0~#{[|`\\^@]}", "", "", "", ""));

  /// No character.
  static final char NONE = '\0';

  private static final int SPACE = 57;

  private final String plain;
  private final String shifted;
  private final String altGr;

  KeyLayout(String plain, String shifted, String altGr) {
    this.plain = plain;
    this.shifted = shifted;
    this.altGr = altGr;
  }

  /// The layout of a two-letter name such as `de`.
  ///
  /// @throws IllegalArgumentException naming those that there are
  public static KeyLayout named(String name) {
    for (KeyLayout each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
        return each;
      }
    }
    throw new IllegalArgumentException("a keyboard layout is us, de or fr, not '" + name + "'");
  }

  /// The character of a key, [#NONE] if it has none.
  ///
  /// @param caps whether Caps Lock is on; it concerns letters only
  char at(int key, boolean shift, boolean caps, boolean altGrHeld) {
    if (altGrHeld) {
      return in(altGr, key);
    }
    if (key == SPACE) {
      return ' ';
    }
    char low = in(plain, key);
    char high = in(shifted, key);
    boolean letter = Character.isLetter(low) && Character.toUpperCase(low) == high;
    return shift != (caps && letter) ? high : low;
  }

  private static char in(String table, int key) {
    return key < table.length() ? table.charAt(key) : NONE;
  }

  /// A table of characters by the number of their key: the row of the digits begins with key 2, the
  /// one of Q with 16, of A with 30, the key before Z in this order is 43, and 86 is the one that
  /// only European keyboards have.
  private static String keys(
      String digits, String fromQ, String fromA, String fromBackslash, String beside) {
    var table = new StringBuilder();
    table.setLength(87);
    table.replace(2, 2 + digits.length(), digits);
    table.replace(16, 16 + fromQ.length(), fromQ);
    table.replace(30, 30 + fromA.length(), fromA);
    table.replace(43, 43 + fromBackslash.length(), fromBackslash);
    table.replace(86, 86 + beside.length(), beside);
    return table.toString();
  }
}
