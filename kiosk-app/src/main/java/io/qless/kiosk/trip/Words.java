package io.qless.kiosk.trip;

/// A text that came with the data (an article's name, an offer's title) in both languages.
///
/// @param english never blank
/// @param hindi never blank; equal to the English where the shop has no Hindi text
public record Words(String english, String hindi) {
  /// Refuses blank texts: a screen never shows a hole.
  public Words {
    if (english.isBlank() || hindi.isBlank()) {
      throw new IllegalArgumentException("blank words: '" + english + "', '" + hindi + "'");
    }
  }

  /// A text that reads the same in both languages: a number, an amount, a person's name.
  public static Words same(String text) {
    return new Words(text, text);
  }

  /// The text for this language.
  public String in(Language language) {
    return language == Language.HINDI ? hindi : english;
  }
}
