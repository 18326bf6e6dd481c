package io.qless.shop.item;

/// What a store calls an article by: the number on its pack or the short code of loose goods.
public sealed interface ArticleId permits Gtin, Plu {

  /// The one form used on the wire, in journals and in CSV files: `gtin:` with 14 digits or `plu:`
  /// with its digits.
  String text();

  /// The id that [#text()] wrote.
  static ArticleId parse(String text) {
    if (text.startsWith(Gtin.PREFIX)) {
      return Gtin.of(text.substring(Gtin.PREFIX.length()));
    }
    if (text.startsWith(Plu.PREFIX)) {
      return new Plu(text.substring(Plu.PREFIX.length()));
    }
    throw new IllegalArgumentException(
        "an article id starts with gtin: or plu:, not \"" + text + '"');
  }
}
