package io.qless.shop.item;

import io.qless.shop.RefusalCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/// Reads what a scanner sent. Understands EAN-8, UPC-A, EAN-13, ITF-14, PLU codes, this store's
/// weight labels and GS1 element strings with GTIN, batch and expiry.
///
/// The AIM symbology identifier (ISO/IEC 15424) decides where it is known; without one the digits
/// must speak.
public final class ItemCodes {

  /// Group separator: FNC1 inside a GS1 element string as scanners transmit it.
  static final char GS = 0x1D;

  /// Longest text that a label in a shop can hold; anything longer is noise.
  public static final int MAX_CHARS = 400;

  /// In-store EAN-13 of our counter scales: `21`, five digits PLU, five digits grams, check digit.
  /// GS1 General Specifications 2.1.14.2 leaves the structure of prefixes 20-29 to the store.
  private static final String WEIGHT_LABEL_PREFIX = "21";

  private ItemCodes() {}

  /// Reads one scan.
  ///
  /// @param aimId AIM symbology identifier such as `]E0`, empty if the scanner sends none
  /// @param text what the symbol holds
  public static CodeReading parse(String aimId, String text) {
    if (text.isEmpty() || text.length() > MAX_CHARS) {
      return unreadable(
          "a scan has 1 to " + MAX_CHARS + " characters, this one has " + text.length());
    }
    if (isGs1(aimId) || text.charAt(0) == GS) {
      return elementString(text.charAt(0) == GS ? text.substring(1) : text);
    }
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return unreadable("not a number: \"" + printable(text) + '"');
    }
    return number(text);
  }

  private static boolean isGs1(String aimId) {
    return switch (aimId) {
      case "]C1", "]e0", "]d2", "]Q3" -> true;
      default -> false;
    };
  }

  private static CodeReading number(String digits) {
    return switch (digits.length()) {
      case 4, 5 -> piece(new Plu(digits), ItemCode.UnitMark.NONE);
      case 8, 12, 13, 14 -> {
        if (!CheckDigit.fits(digits)) {
          yield new CodeReading.Unreadable(
              RefusalCode.CHECK_DIGIT_WRONG, "the check digit of " + digits + " is wrong");
        }
        yield digits.length() == 13 && isInStore(digits)
            ? inStoreLabel(digits)
            : piece(Gtin.of(digits), ItemCode.UnitMark.NONE);
      }
      default ->
          unreadable("a code has 4, 5, 8, 12, 13 or 14 digits, this one has " + digits.length());
    };
  }

  private static boolean isInStore(String ean13) {
    return ean13.charAt(0) == '2' || ean13.startsWith("02") || ean13.startsWith("04");
  }

  private static CodeReading inStoreLabel(String ean13) {
    if (!ean13.startsWith(WEIGHT_LABEL_PREFIX)) {
      return new CodeReading.Unreadable(
          RefusalCode.CODE_NOT_FOR_THIS_STORE,
          "in-store prefix " + ean13.substring(0, 2) + " has no meaning here");
    }
    long grams = Long.parseLong(ean13.substring(7, 12));
    if (grams == 0) {
      return unreadable("the weight label " + ean13 + " says 0 g");
    }
    String plu = ean13.substring(2, 7);
    return new CodeReading.Goods(
        new ItemCode.Weighed(
            new Plu(plu.startsWith("0") ? plu.substring(1) : plu), Weight.grams(grams)));
  }

  /// GS1 element string: AIs 01, 10, 17 are used; 11, 13, 15 and 21 are read over; another AI ends
  /// the reading.
  private static CodeReading elementString(String text) {
    String gtin = "";
    String batch = "";
    LocalDate useBy = LocalDate.MAX;
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == GS) {
        at++;
        continue;
      }
      String ai = text.substring(at, Math.min(at + 2, text.length()));
      int from = at + 2;
      int to = end(ai, text, from);
      if (to < 0) {
        return unreadable(
            "AI \""
                + printable(ai)
                + "\" at position "
                + (at + 1)
                + " is not understood or cut short");
      }
      String value = text.substring(from, to);
      switch (ai) {
        case "01" -> gtin = value;
        case "10" -> batch = value;
        case "17" -> {
          useBy = date(value);
          if (useBy.equals(LocalDate.MIN)) {
            return unreadable(
                "AI 17 at position " + (at + 1) + " holds no date: \"" + printable(value) + '"');
          }
        }
        default -> {}
      }
      at = to;
    }
    return gtin.isEmpty()
        ? unreadable("no GTIN (AI 01) in the label")
        : gs1Piece(gtin, new ItemCode.UnitMark(batch, useBy));
  }

  private static CodeReading gs1Piece(String gtin, ItemCode.UnitMark unit) {
    if (!gtin.matches("[0-9]{14}")) {
      return unreadable("AI 01 holds no GTIN: \"" + printable(gtin) + '"');
    }
    if (!CheckDigit.fits(gtin)) {
      return new CodeReading.Unreadable(
          RefusalCode.CHECK_DIGIT_WRONG, "AI 01, the check digit of " + gtin + " is wrong");
    }
    return piece(new Gtin(gtin), unit);
  }

  /// Where the value of an AI ends, or -1 if the AI is not understood or its value is cut short.
  private static int end(String ai, String text, int from) {
    int fixed =
        switch (ai) {
          case "01" -> 14;
          case "11", "13", "15", "17" -> 6;
          default -> 0;
        };
    if (fixed > 0) {
      return from + fixed <= text.length() ? from + fixed : -1;
    }
    if (!ai.equals("10") && !ai.equals("21")) {
      return -1;
    }
    int separator = text.indexOf(GS, from);
    int to = separator < 0 ? text.length() : separator;
    return to > from && to - from <= 20 ? to : -1;
  }

  /// YYMMDD with day 00 meaning the month's last day; the century is 2000 (GenSpecs 7.12 widens it
  /// decades from now).
  private static LocalDate date(String yymmdd) {
    try {
      int number = Integer.parseInt(yymmdd);
      YearMonth month = YearMonth.of(2000 + number / 10_000, number / 100 % 100);
      return number % 100 == 0 ? month.atEndOfMonth() : month.atDay(number % 100);
    } catch (NumberFormatException | DateTimeException notADate) {
      return LocalDate.MIN;
    }
  }

  private static CodeReading piece(ArticleId article, ItemCode.UnitMark unit) {
    return new CodeReading.Goods(new ItemCode.Piece(article, unit));
  }

  private static CodeReading unreadable(String detail) {
    return new CodeReading.Unreadable(RefusalCode.CODE_UNREADABLE, detail);
  }

  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().limit(40).forEach(c -> out.append(c < 0x20 || c == 0x7F ? '.' : (char) c));
    return out.toString();
  }
}
