package io.qless.shop.item;

import io.qless.shop.item.gs1.CodeFault;
import io.qless.shop.item.gs1.Printable;
import java.util.Optional;

/// Reads plain digits: GTIN of all lengths, UPC-E, PLU and the numbers that stores use inside.
///
/// Eight digits are UPC-E where the scanner says EAN/UPC but not EAN-8. Without any identifier they
/// are UPC-E if they begin with 0, as EAN-8 beginning with 0 is never on goods (GS1 General
/// Specifications, 2.1.13), else EAN-8.
final class ArticleNumbers {

  private static final String AI = "01";

  private ArticleNumbers() {}

  /// Whether a text has the shape of a number that stands alone.
  static boolean isNumber(String text) {
    return switch (text.length()) {
      case 4, 5, 8, 12, 13, 14 -> text.chars().allMatch(c -> c >= '0' && c <= '9');
      default -> false;
    };
  }

  /// Reads digits of any length.
  static Scan read(Symbology symbology, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return faulty(
            symbology,
            CodeFault.Code.CHARACTER,
            i + 1,
            "no digit at " + (i + 1) + ": " + Printable.text(text));
      }
    }
    return switch (symbology) {
      case EAN_8 -> text.length() == 8 ? ean8(symbology, text) : length(symbology, text, "8");
      case ADD_ON -> faulty(symbology, CodeFault.Code.NOT_A_CODE, 1, "an add-on without its code");
      case EAN_WITH_ADD_ON -> withAddOn(text);
      case ITF -> text.length() == 14 ? gtin(symbology, text) : length(symbology, text, "14");
      case EAN_13 ->
          switch (text.length()) {
            case 8 -> upcE(text);
            case 12 -> gtin(Symbology.UPC_A, text);
            case 13 -> gtin(symbology, text);
            default -> length(symbology, text, "8, 12 or 13");
          };
      default -> anyLength(symbology, text);
    };
  }

  private static Scan anyLength(Symbology symbology, String text) {
    return switch (text.length()) {
      case 4, 5 -> new Scan.Loose(symbology, new Plu(text));
      case 8 -> text.charAt(0) == '0' ? shortForm(symbology, text) : ean8(symbology, text);
      case 12, 13, 14 -> gtin(symbology, text);
      default -> length(symbology, text, "4, 5, 8, 12, 13 or 14");
    };
  }

  private static Scan shortForm(Symbology symbology, String eight) {
    Optional<String> upcA = UpcE.expand(eight);
    return upcA.isPresent() ? gtin(Symbology.UPC_E, upcA.get()) : ean8(symbology, eight);
  }

  private static Scan upcE(String eight) {
    return UpcE.expand(eight)
        .map(upcA -> gtin(Symbology.UPC_E, upcA))
        .orElseGet(() -> checkDigit(Symbology.UPC_E, eight));
  }

  /// EAN-8 beginning with 0 or 2 is for use inside stores and has no template.
  private static Scan ean8(Symbology symbology, String eight) {
    if (!CheckDigit.fits(eight)) {
      return checkDigit(symbology, eight);
    }
    return eight.charAt(0) == '0' || eight.charAt(0) == '2'
        ? faulty(
            symbology,
            CodeFault.Code.IN_STORE_PREFIX,
            1,
            "in-store EAN-8 " + eight + " has no meaning here")
        : new Scan.Trade(symbology, Gtin.of(eight), "");
  }

  private static Scan withAddOn(String text) {
    int main =
        switch (text.length()) {
          case 10 -> 8;
          case 14, 17 -> 12;
          case 15, 18 -> 13;
          default -> 0;
        };
    if (main == 0) {
      return length(Symbology.EAN_WITH_ADD_ON, text, "10, 14, 15, 17 or 18");
    }
    return switch (read(Symbology.EAN_13, text.substring(0, main))) {
      case Scan.Trade number ->
          new Scan.Trade(Symbology.EAN_WITH_ADD_ON, number.gtin(), text.substring(main));
      case Scan other -> other;
    };
  }

  private static Scan gtin(Symbology symbology, String digits) {
    if (!CheckDigit.fits(digits)) {
      return checkDigit(symbology, digits);
    }
    Gtin gtin = Gtin.of(digits);
    return gtin.isInStore()
        ? new Scan.InStore(symbology, gtin.digits().substring(1))
        : new Scan.Trade(symbology, gtin, "");
  }

  private static Scan checkDigit(Symbology symbology, String digits) {
    return faulty(
        symbology,
        CodeFault.Code.CHECK_DIGIT,
        digits.length(),
        "the check digit of " + digits + " is wrong");
  }

  private static Scan length(Symbology symbology, String text, String right) {
    return faulty(
        symbology,
        CodeFault.Code.LENGTH,
        1,
        "a number here has " + right + " digits, this one has " + text.length());
  }

  private static Scan faulty(Symbology symbology, CodeFault.Code code, int at, String detail) {
    return new Scan.Faulty(symbology, new CodeFault(code, AI, at, detail));
  }
}
