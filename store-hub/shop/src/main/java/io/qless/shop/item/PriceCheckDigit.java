package io.qless.shop.item;

/// The second check digit that many price labels carry between article and price (GS1 General
/// Specifications, 7.9.3 and 7.9.4): a misread price is noticed, not only a misread label.
public final class PriceCheckDigit {

  /// Images of the digits 0 to 9 under the four weights of the rule.
  private static final String TWO_MINUS = "0246891357";

  private static final String THREE = "0369258147";
  private static final String FIVE_PLUS = "0516273849";
  private static final String FIVE_MINUS = "0594837261";

  private PriceCheckDigit() {}

  /// The digit that belongs to a price of four or five digits.
  public static char of(String price) {
    return switch (price.length()) {
      case 4 -> {
        int sum = sum(price, TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS);
        yield (char) ('0' + sum * 3 % 10);
      }
      case 5 -> {
        int sum = sum(price, FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS);
        char needed = (char) ('0' + (10 - sum % 10) % 10);
        yield (char) ('0' + FIVE_MINUS.indexOf(needed));
      }
      default ->
          throw new IllegalArgumentException(
              "a price with a check digit has 4 or 5 digits: \"" + price + '"');
    };
  }

  private static int sum(String price, String... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i].charAt(price.charAt(i) - '0') - '0';
    }
    return sum;
  }
}
