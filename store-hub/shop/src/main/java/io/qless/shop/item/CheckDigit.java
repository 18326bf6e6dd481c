package io.qless.shop.item;

/// The GS1 check digit: weights 3 and 1 from the right (GS1 General Specifications, section 7.9).
public final class CheckDigit {

  private CheckDigit() {}

  /// Whether the last digit is the right one. The text must be digits only.
  public static boolean fits(String digits) {
    return digits.charAt(digits.length() - 1) == of(digits.substring(0, digits.length() - 1));
  }

  /// The check digit that belongs behind these digits.
  public static char of(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int weight = (body.length() - i) % 2 == 1 ? 3 : 1;
      sum += weight * (body.charAt(i) - '0');
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }
}
