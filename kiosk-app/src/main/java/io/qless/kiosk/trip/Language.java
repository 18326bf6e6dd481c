package io.qless.kiosk.trip;

import java.util.Locale;

/// The languages a shopper can read the trolley in. The tag is the one used in message files and in
/// the session.
public enum Language {
  /// Indian English.
  ENGLISH("en"),
  /// Hindi in Devanagari, with the digits 0-9 as on every Indian receipt.
  HINDI("hi");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /// The BCP 47 tag, `en` or `hi`.
  public String tag() {
    return tag;
  }

  /// The locale of the message file.
  public Locale locale() {
    return Locale.of(tag);
  }

  /// The language of a tag; what we do not speak is answered in English.
  public static Language of(String tag) {
    return tag.equals(HINDI.tag) ? HINDI : ENGLISH;
  }
}
