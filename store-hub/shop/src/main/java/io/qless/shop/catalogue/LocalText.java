package io.qless.shop.catalogue;

/// A text in the store's languages.
///
/// @param en English, never blank
/// @param hi Hindi; the English text where the store has no Hindi one
public record LocalText(String en, String hi) {

  public LocalText {
    if (en.isBlank()) {
      throw new IllegalArgumentException("the English text is missing");
    }
    if (hi.isBlank()) {
      hi = en;
    }
  }
}
