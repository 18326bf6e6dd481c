package io.qless.hub.catalogue;

import io.qless.shop.catalogue.LocalText;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Scan;
import io.qless.shop.item.Scans;
import io.qless.shop.item.Symbology;
import io.qless.shop.item.gs1.CodeFault;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Validity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the cells of one row as values of the shop. Whatever does not fit is an
/// [IllegalArgumentException] whose text names the column and is meant for the person who wrote the
/// file.
///
/// @param cells column name to text
/// @param zone time zone of the store, for dates
record RowFields(Map<String, String> cells, ZoneId zone) {

  /// A name has to fit one line of a receipt and of a screen.
  private static final int MAX_TEXT = 120;

  /// Up to 9,999,999.99: no article and no coupon is dearer, and no sum of a cart overflows.
  private static final Pattern DECIMAL = Pattern.compile("([0-9]{1,7})(?:\\.([0-9]{1,2}))?");

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,7}");

  boolean isEmpty(String column) {
    return text(column).isEmpty();
  }

  /// A cell's text, empty if there is no such column.
  String text(String column) {
    String text = cells.getOrDefault(column, "").strip();
    if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          column + ": at most " + MAX_TEXT + " printable characters are taken");
    }
    return text;
  }

  String needed(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      throw new IllegalArgumentException(column + " is empty");
    }
    return text;
  }

  /// A cell that must match.
  ///
  /// @param like what fits, in words
  String matching(String column, Pattern pattern, String like) {
    String text = needed(column);
    if (!pattern.matcher(text).matches()) {
      throw wrong(column, text, like);
    }
    return text;
  }

  /// `name` and `name_hi`, or `reason` and `reason_hi`.
  LocalText localText(String column) {
    return new LocalText(needed(column), text(column + "_hi"));
  }

  /// Rupees as exact paise.
  Money money(String column) {
    return Money.paise(hundredths(column, "an amount in rupees such as 54.00"));
  }

  Money moneyOrZero(String column) {
    return isEmpty(column) ? Money.ZERO : money(column);
  }

  /// Percent as exact basis points.
  int basisPoints(String column) {
    return basisPoints(column, needed(column));
  }

  private static int basisPoints(String column, String text) {
    long points = hundredths(column, text, "a percentage such as 5 or 12.5");
    if (points > 10_000) {
      throw wrong(column, text, "a percentage up to 100");
    }
    return Math.toIntExact(points);
  }

  int count(String column) {
    return Integer.parseInt(matching(column, COUNT, "a whole number"));
  }

  int countOr(String column, int otherwise) {
    return isEmpty(column) ? otherwise : count(column);
  }

  void mustBeEmpty(String column, String why) {
    if (!isEmpty(column)) {
      throw new IllegalArgumentException(column + " must be empty: " + why);
    }
  }

  /// The printed digits of a GTIN, or `plu:` and digits.
  ArticleId article(String column) {
    return articleFrom(column, needed(column));
  }

  ArticleId articleFrom(String column, String code) {
    if (code.startsWith("plu:")) {
      return ArticleId.parse(code);
    }
    if (code.length() < 8) {
      throw wrong(column, code, "a GTIN of 8 to 14 digits, or plu: and 4 or 5 digits");
    }
    return switch (Scans.read("", code)) {
      case Scan.Trade number -> number.gtin();
      case Scan.InStore inStore ->
          throw new IllegalArgumentException(
              column + ": " + code + " is kept for the labels of stores");
      case Scan.Faulty(Symbology symbology, CodeFault fault) ->
          throw new IllegalArgumentException(column + ": " + fault.detail());
      case Scan.Loose loose ->
          throw wrong(column, code, "a GTIN of 8 to 14 digits, or plu: and 4 or 5 digits");
      case Scan.Message message ->
          throw wrong(column, code, "a GTIN of 8 to 14 digits, or plu: and 4 or 5 digits");
    };
  }

  Gtin gtin(String column) {
    if (article(column) instanceof Gtin gtin) {
      return gtin;
    }
    throw wrong(column, text(column), "a GTIN");
  }

  /// `from` and `to`, days of the store's time zone; both days count.
  Validity validity() {
    return new Validity(
        isEmpty("from") ? Validity.ALWAYS.from() : date("from").atStartOfDay(zone).toInstant(),
        isEmpty("to")
            ? Validity.ALWAYS.until()
            : date("to").plusDays(1).atStartOfDay(zone).toInstant());
  }

  /// A switch: `yes`, or empty for no.
  boolean yes(String column) {
    String text = text(column);
    if (!text.isEmpty() && !text.equals("yes")) {
      throw wrong(column, text, "yes or empty");
    }
    return !text.isEmpty();
  }

  /// What stands in a cell with spaces between.
  List<String> words(String column) {
    return isEmpty(column) ? List.of() : List.of(text(column).split(" +", -1));
  }

  /// What stands in a cell as `name=value`, with spaces between.
  List<Pair> pairs(String column) {
    return words(column).stream()
        .map(word -> {
          int equals = word.indexOf('=');
          if (equals < 1) {
            throw wrong(column, word, "a pair such as A7=54.00");
          }
          return new Pair(column, word.substring(0, equals), word.substring(equals + 1));
        })
        .toList();
  }

  /// One of several pairs in a cell.
  record Pair(String column, String name, String value) {

    Money money() {
      return Money.paise(hundredths(column, value, "an amount in rupees such as 54.00"));
    }

    int basisPoints() {
      return RowFields.basisPoints(column, value);
    }

    LocalDate date() {
      return RowFields.date(column, name);
    }
  }

  private LocalDate date(String column) {
    return date(column, needed(column));
  }

  private static LocalDate date(String column, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDate) {
      throw new IllegalArgumentException(
          column + ": \"" + text + "\" is not a date such as 2026-12-31", noDate);
    }
  }

  private long hundredths(String column, String like) {
    return hundredths(column, needed(column), like);
  }

  private static long hundredths(String column, String text, String like) {
    Matcher decimal = DECIMAL.matcher(text);
    if (!decimal.matches()) {
      throw wrong(column, text, like);
    }
    String fraction = decimal.group(2) == null ? "" : decimal.group(2);
    return Long.parseLong(decimal.group(1) + (fraction + "00").substring(0, 2));
  }

  private static IllegalArgumentException wrong(String column, String text, String like) {
    return new IllegalArgumentException(column + ": \"" + text + "\" is not " + like);
  }
}
