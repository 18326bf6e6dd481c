package io.qless.shop.item.gs1;

/// Text of a scan made safe for a log line: short, and without control characters.
public final class Printable {

  private static final int MOST = 40;

  private Printable() {}

  /// The beginning of a text in quotation marks, with a dot for what can't be printed.
  public static String text(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars().limit(MOST).forEach(c -> out.append(isPlain(c) ? (char) c : '.'));
    return out.append(text.length() > MOST ? "...\"" : "\"").toString();
  }

  static String character(char c) {
    return isPlain(c) ? "'" + c + "'" : "the character U+%04X".formatted((int) c);
  }

  private static boolean isPlain(int c) {
    return c >= 0x20 && c < 0x7F;
  }
}
