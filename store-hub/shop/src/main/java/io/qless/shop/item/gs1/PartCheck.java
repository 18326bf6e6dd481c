package io.qless.shop.item.gs1;

import io.qless.shop.item.CheckDigit;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The rules that a part of a value may have to keep beyond its characters and length, by their
/// names in the table. Each is asked only for text of the right characters and length.
enum PartCheck {
  CSUM(CodeFault.Code.CHECK_DIGIT),
  CSUMALPHA(CodeFault.Code.CHECK_DIGIT),
  YYMMDD(CodeFault.Code.DATE),
  YYMMD0(CodeFault.Code.DATE),
  YYMMDDHH(CodeFault.Code.DATE),
  HHMM(CodeFault.Code.TIME),
  MMOPTSS(CodeFault.Code.TIME),
  ISO4217(CodeFault.Code.VALUE),
  COUNTRY(CodeFault.Code.VALUE),
  COUNTRY999(CodeFault.Code.VALUE),
  COUNTRIES(CodeFault.Code.VALUE),
  ALPHA2(CodeFault.Code.VALUE),
  PCENC(CodeFault.Code.VALUE),
  YESNO(CodeFault.Code.VALUE),
  NONZERO(CodeFault.Code.VALUE),
  ZERO(CodeFault.Code.VALUE),
  WINDING(CodeFault.Code.VALUE),
  HYPHEN(CodeFault.Code.VALUE),
  IMPORTER(CodeFault.Code.CHARACTER),
  LATITUDE(CodeFault.Code.VALUE),
  LONGITUDE(CodeFault.Code.VALUE),
  NOZEROPREFIX(CodeFault.Code.VALUE),
  MEDIATYPE(CodeFault.Code.VALUE),
  PIECE(CodeFault.Code.VALUE),
  IBAN(CodeFault.Code.CHECK_DIGIT);

  /// Loaded when a check first asks, not with the enum.
  private static final class Lists {
    static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    static final Set<String> CURRENCIES =
        Currency.getAvailableCurrencies().stream()
            .map(Currency::getNumericCodeAsString)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static final class Patterns {
    static final Pattern LOOSE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    static final Pattern IMPORTER = Pattern.compile("[-0-9A-Za-z_]");
    static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[0-9A-Z]{1,30}");
  }

  /// Characters of set 82 in the order of their values (GS1 General Specifications, 7.9.5).
  private static final String ORDER_82 =
      "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

  /// Values of the check characters of set 32.
  private static final String ORDER_32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private final CodeFault.Code fault;

  PartCheck(CodeFault.Code fault) {
    this.fault = fault;
  }

  static PartCheck named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  CodeFault.Code fault() {
    return fault;
  }

  boolean holds(String text) {
    return switch (this) {
      case CSUM -> CheckDigit.fits(text);
      case CSUMALPHA -> hasCheckCharacters(text);
      case YYMMDD -> Gs1Date.isDay(text);
      case YYMMD0 -> Gs1Date.isDayOrMonth(text);
      case YYMMDDHH -> Gs1Date.isDay(text.substring(0, 6)) && below(text, 6, 24);
      case HHMM -> below(text, 0, 24) && below(text, 2, 60);
      case MMOPTSS ->
          text.length() % 2 == 0
              && below(text, 0, 60)
              && (text.length() == 2 || below(text, 2, 60));
      case ISO4217 -> isCurrency(text);
      case COUNTRY -> !text.equals("000") && !text.equals("999");
      case COUNTRY999 -> !text.equals("000");
      case COUNTRIES -> text.length() % 3 == 0;
      case ALPHA2 -> Lists.COUNTRIES.contains(text);
      case PCENC -> !Patterns.LOOSE_PERCENT.matcher(text).find();
      case YESNO -> text.equals("0") || text.equals("1");
      case NONZERO -> !text.chars().allMatch(c -> c == '0');
      case ZERO -> text.equals("0");
      case WINDING -> "019".contains(text);
      case HYPHEN -> text.equals("-");
      case IMPORTER -> Patterns.IMPORTER.matcher(text).matches();
      case LATITUDE -> Long.parseLong(text) <= 1_800_000_000L;
      case LONGITUDE -> Long.parseLong(text) <= 3_600_000_000L;
      case NOZEROPREFIX -> text.equals("0") || text.charAt(0) != '0';
      case MEDIATYPE -> isMediaType(text);
      case PIECE -> isPieceOfTotal(text);
      case IBAN -> isIban(text);
    };
  }

  private static boolean below(String text, int at, int limit) {
    return Integer.parseInt(text.substring(at, at + 2)) < limit;
  }

  private static boolean isCurrency(String numeric) {
    return Lists.CURRENCIES.contains(numeric);
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

  /// ISO 13616: the first four characters go to the end, letters become 10 to 35, the rest by 97 is
  /// 1.
  private static boolean isIban(String text) {
    if (!Patterns.IBAN.matcher(text).matches()) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    (text.substring(4) + text.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.digit(c, 36)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValueExact() == 1;
  }
}
