package io.qless.shop.item;

/// GS1 article number. Shorter forms (EAN-8, UPC-A, EAN-13) are padded with zeros, so each article
/// has one key.
///
/// @param digits 14 digits, the last one the right check digit
public record Gtin(String digits) implements ArticleId {

  static final String PREFIX = "gtin:";
  private static final int LENGTH = 14;

  public Gtin {
    if (digits.length() != LENGTH || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("a GTIN has 14 digits: \"" + digits + '"');
    }
    if (!CheckDigit.fits(digits)) {
      throw new IllegalArgumentException("wrong check digit in GTIN " + digits);
    }
  }

  /// A GTIN from its 8, 12, 13 or 14 printed digits.
  public static Gtin of(String printed) {
    return switch (printed.length()) {
      case 8, 12, 13, 14 -> new Gtin("0".repeat(LENGTH - printed.length()) + printed);
      default ->
          throw new IllegalArgumentException(
              "a GTIN is printed with 8, 12, 13 or 14 digits: \"" + printed + '"');
    };
  }

  /// Whether it is a case of 1 to 8 kinds of packing around the piece of the same item (indicator 1
  /// to 8). A case is sold only where the store's catalogue has it.
  public boolean isCase() {
    return digits.charAt(0) >= '1' && digits.charAt(0) <= '8';
  }

  /// Whether each unit has its own weight (indicator 9).
  public boolean isVariableMeasure() {
    return digits.charAt(0) == '9';
  }

  /// Whether the number has a meaning inside a store only: EAN-13 prefixes 02, 04 and 20 to 29 (GS1
  /// General Specifications, 1.4).
  public boolean isInStore() {
    return digits.startsWith("02") || digits.startsWith("002") || digits.startsWith("004");
  }

  @Override
  public String text() {
    return PREFIX + digits;
  }

  /// The number as a key for a database column; [#ofKey(long)] is its reverse.
  public long key() {
    return Long.parseLong(digits);
  }

  public static Gtin ofKey(long key) {
    return new Gtin("%014d".formatted(key));
  }
}
