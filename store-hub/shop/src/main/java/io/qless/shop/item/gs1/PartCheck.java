package io.qless.shop.item.gs1;

import io.qless.shop.item.CheckDigit;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The rules that a part of a value may have to keep beyond its characters and length, by the names
/// that the GS1 Barcode Syntax Dictionary gives its linters. Each is asked only for text of the
/// right characters and length.
enum PartCheck {
  /// A check digit at the end.
  CSUM,
  /// Two check characters at the end.
  CSUMALPHA,
  /// File-safe base 64 is padded at its end only, and to a multiple of three.
  CSET64,
  /// A company prefix at the beginning.
  KEY,
  /// A company prefix behind one digit.
  KEYOFF1,
  YYMMDD,
  /// A day, 00 for the last of its month.
  YYMMD0,
  YYYYMMDD,
  HH,
  HHMI,
  MI,
  SS,
  /// Number of a currency.
  ISO4217,
  /// Number of a country.
  ISO3166,
  /// Number of a country, or 999 for several.
  ISO3166999,
  /// Letters of a country.
  ISO3166ALPHA2,
  /// Sex: 0 not known, 1 male, 2 female, 9 not applicable.
  ISO5218,
  /// Percent signs escape two hexadecimal digits.
  PCENC,
  YESNO,
  NONZERO,
  ZERO,
  /// Direction of winding: 0, 1, or 9 for undefined.
  WINDING,
  HYPHEN,
  IMPORTERIDX,
  LATITUDE,
  LONGITUDE,
  NOZEROPREFIX,
  /// At least one character that is no digit.
  HASNONDIGIT,
  MEDIATYPE,
  PACKAGETYPE,
  /// A piece and how many there are, in two digits each.
  PIECEOFTOTAL,
  /// A position and the last one, with a slash between.
  POSINSEQSLASH,
  IBAN,
  COUPONCODE,
  COUPONPOSOFFER;

  private static final Pattern LOOSE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern POSITION = Pattern.compile("[1-9][0-9]*/[1-9][0-9]*");
  private static final Pattern IBAN_FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[0-9A-Z]{1,30}");

  /// Characters of set 82 in the order of their values (GS1 General Specifications, 7.9.5).
  private static final String ORDER_82 =
      "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

  /// Values of the check characters of set 32.
  private static final String ORDER_32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  /// The rule of a name in the table.
  static PartCheck named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /// What is wrong; empty if the text keeps the rule.
  Optional<Breach> breach(String text) {
    return switch (this) {
      case CSUM -> check(CheckDigit.fits(text), CodeFault.Code.CHECK_DIGIT, text);
      case CSUMALPHA -> check(hasCheckCharacters(text), CodeFault.Code.CHECK_DIGIT, text);
      case IBAN -> check(isIban(text), CodeFault.Code.CHECK_DIGIT, text);
      case CSET64 -> padding(text);
      case KEY -> CompanyPrefix.breach(text);
      case KEYOFF1 -> CompanyPrefix.breach(text.substring(1)).map(breach -> breach.behind(1));
      case YYMMDD -> check(Gs1Date.isDay(text), CodeFault.Code.DATE, text);
      case YYMMD0 -> check(Gs1Date.isDayOrMonth(text), CodeFault.Code.DATE, text);
      case YYYYMMDD -> check(Gs1Date.isLongDay(text), CodeFault.Code.DATE, text);
      case HH -> check(below(text, 0, 24), CodeFault.Code.TIME, text);
      case MI, SS -> check(below(text, 0, 60), CodeFault.Code.TIME, text);
      case HHMI -> check(below(text, 0, 24) && below(text, 2, 60), CodeFault.Code.TIME, text);
      case IMPORTERIDX -> importerIndex(text);
      case COUPONCODE -> NorthAmericanCoupon.coupon(text);
      case COUPONPOSOFFER -> NorthAmericanCoupon.positiveOffer(text);
      default -> check(isOfList(text), CodeFault.Code.VALUE, text);
    };
  }

  /// The rules that say no more than yes or no.
  private boolean isOfList(String text) {
    return switch (this) {
      case ISO4217 -> CodeLists.CURRENCY_NUMBERS.contains(text);
      case ISO3166 -> CodeLists.COUNTRY_NUMBERS.contains(text);
      case ISO3166999 -> text.equals("999") || CodeLists.COUNTRY_NUMBERS.contains(text);
      case ISO3166ALPHA2 -> CodeLists.COUNTRY_LETTERS.contains(text);
      case ISO5218 -> "0129".contains(text);
      case PCENC -> !LOOSE_PERCENT.matcher(text).find();
      case YESNO -> text.equals("0") || text.equals("1");
      case NONZERO -> !text.chars().allMatch(c -> c == '0');
      case ZERO -> text.equals("0");
      case WINDING -> "019".contains(text);
      case HYPHEN -> text.equals("-");
      case LATITUDE -> Long.parseLong(text) <= 1_800_000_000L;
      case LONGITUDE -> Long.parseLong(text) <= 3_600_000_000L;
      case NOZEROPREFIX -> text.equals("0") || text.charAt(0) != '0';
      case HASNONDIGIT -> !text.chars().allMatch(c -> c >= '0' && c <= '9');
      case MEDIATYPE -> isMediaType(text);
      case PACKAGETYPE -> CodeLists.PACKAGE_TYPES.contains(text);
      case PIECEOFTOTAL -> isPieceOfTotal(text);
      case POSINSEQSLASH -> isPosition(text);
      default -> throw new IllegalStateException("judged elsewhere: " + this);
    };
  }

  private Optional<Breach> check(boolean holds, CodeFault.Code code, String text) {
    return holds
        ? Optional.empty()
        : Optional.of(new Breach(code, Breach.WHOLE, wrong() + ": " + Printable.text(text)));
  }

  /// What a person is told.
  private String wrong() {
    return switch (this) {
      case CSUM -> "has a wrong check digit";
      case CSUMALPHA -> "has wrong check characters";
      case IBAN -> "is no IBAN, or its check digits are wrong";
      case YYMMDD, YYMMD0, YYYYMMDD -> "is no date";
      case HH, HHMI, MI, SS -> "is no time";
      case ISO4217 -> "names no currency of ISO 4217";
      case ISO3166, ISO3166999, ISO3166ALPHA2 -> "names no country of ISO 3166";
      case PCENC -> "holds a percent sign that escapes nothing";
      case YESNO -> "is neither 0 nor 1";
      case NONZERO -> "may not be zero";
      case ZERO -> "has to begin with 0";
      case LATITUDE -> "is no latitude";
      case LONGITUDE -> "is no longitude";
      case NOZEROPREFIX -> "may not begin with 0";
      case HASNONDIGIT -> "may not be of digits only";
      case HYPHEN -> "ends with a hyphen or with its digits";
      case MEDIATYPE -> "names no media type";
      case PACKAGETYPE -> "names no kind of package";
      case PIECEOFTOTAL, POSINSEQSLASH -> "is no position within a total";
      default -> "has a wrong value";
    };
  }

  /// Padding may be left out; where it is there, it makes the length a multiple of three.
  private static Optional<Breach> padding(String text) {
    int first = text.indexOf('=');
    boolean fits =
        first < 0
            || (text.length() % 3 == 0
                && text.length() - first <= 2
                && text.chars().skip(first).allMatch(c -> c == '='));
    return fits
        ? Optional.empty()
        : Optional.of(new Breach(CodeFault.Code.VALUE, first, "is padded in a wrong way"));
  }

  private static boolean below(String text, int at, int limit) {
    return Integer.parseInt(text.substring(at, at + 2)) < limit;
  }

  /// One of the characters of file-safe base 64, without its padding.
  private static Optional<Breach> importerIndex(String text) {
    char c = text.charAt(0);
    boolean fits =
        (c >= '0' && c <= '9')
            || (c >= 'A' && c <= 'Z')
            || (c >= 'a' && c <= 'z')
            || c == '-'
            || c == '_';
    return fits
        ? Optional.empty()
        : Optional.of(
            new Breach(
                CodeFault.Code.CHARACTER,
                0,
                "has an importer index that may not be " + Printable.character(c)));
  }

  /// AIDC media types 01 to 10, and 80 to 99 for use among partners.
  private static boolean isMediaType(String text) {
    int type = Integer.parseInt(text);
    return (type >= 1 && type <= 10) || type >= 80;
  }

  private static boolean isPieceOfTotal(String text) {
    int piece = Integer.parseInt(text.substring(0, 2));
    int total = Integer.parseInt(text.substring(2));
    return piece >= 1 && piece <= total;
  }

  private static boolean isPosition(String text) {
    if (!POSITION.matcher(text).matches()) {
      return false;
    }
    int slash = text.indexOf('/');
    return new BigInteger(text.substring(0, slash))
            .compareTo(new BigInteger(text.substring(slash + 1)))
        <= 0;
  }

  /// Two characters: the sum of the values, weighted with the primes from the right, modulo 1021.
  private static boolean hasCheckCharacters(String text) {
    if (text.length() < 3) {
      return false;
    }
    int body = text.length() - 2;
    BigInteger prime = BigInteger.ONE;
    int sum = 0;
    for (int i = body - 1; i >= 0; i--) {
      prime = prime.nextProbablePrime();
      sum += prime.intValueExact() * ORDER_82.indexOf(text.charAt(i));
    }
    int check = sum % 1021;
    return text.charAt(body) == ORDER_32.charAt(check >> 5)
        && text.charAt(body + 1) == ORDER_32.charAt(check & 31);
  }

  /// ISO 13616: a country, then the first four characters go to the end, letters become 10 to 35,
  /// and the rest by 97 is 1.
  private static boolean isIban(String text) {
    if (!IBAN_FORM.matcher(text).matches()
        || !CodeLists.COUNTRY_LETTERS.contains(text.substring(0, 2))) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    (text.substring(4) + text.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.digit(c, 36)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValueExact() == 1;
  }
}
