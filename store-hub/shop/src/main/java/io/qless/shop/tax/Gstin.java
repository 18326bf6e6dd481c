package io.qless.shop.tax;

/// A registration under GST: two digits of the state, the ten characters of the owner's PAN, the
/// number of the registration, `Z`, and a check character.
///
/// @param text all 15 characters
public record Gstin(String text) {

  private static final String FORM = "[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]";
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  public Gstin {
    if (!text.matches(FORM)) {
      throw new IllegalArgumentException(
          "a GSTIN has 15 characters such as 29AAACQ0000Q1ZH, not \"" + text + '"');
    }
    char wanted = check(text);
    if (text.charAt(text.length() - 1) != wanted) {
      throw new IllegalArgumentException(
          "the check character of GSTIN " + text + " should be " + wanted + "; is it mistyped?");
    }
  }

  /// Two digits, such as `29` for Karnataka.
  public String stateCode() {
    return text.substring(0, 2);
  }

  /// Values 0 to 35 times 1 and 2 in turn; quotient and remainder by 36 are added up, and the check
  /// character fills the sum up to a multiple of 36.
  private static char check(String text) {
    int base = ALPHABET.length();
    int sum = 0;
    for (int i = 0; i < text.length() - 1; i++) {
      int product = ALPHABET.indexOf(text.charAt(i)) * (1 + i % 2);
      sum += product / base + product % base;
    }
    return ALPHABET.charAt((base - sum % base) % base);
  }
}
