package io.qless.shop.item;

/// Price look-up code of loose goods, keyed or printed by the counter scale.
///
/// @param digits 4 or 5 digits, as the produce trade numbers them (IFPS)
public record Plu(String digits) implements ArticleId {

  static final String PREFIX = "plu:";

  public Plu {
    if (!digits.matches("[0-9]{4,5}")) {
      throw new IllegalArgumentException("a PLU has 4 or 5 digits: \"" + digits + '"');
    }
  }

  @Override
  public String text() {
    return PREFIX + digits;
  }
}
