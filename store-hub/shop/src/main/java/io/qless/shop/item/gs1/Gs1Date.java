package io.qless.shop.item.gs1;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;

/// The dates of GS1: YYMMDD, with day 00 for the last day of the month and the century that is
/// nearest.
public final class Gs1Date {

  private Gs1Date() {}

  /// Whether these six digits are a day. Any century will do: within the window around today each
  /// fourth year is a leap year.
  static boolean isDay(String yymmdd) {
    int month = number(yymmdd, 2);
    int day = number(yymmdd, 4);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(2000 + number(yymmdd, 0), month).lengthOfMonth();
  }

  static boolean isDayOrMonth(String yymmdd) {
    return yymmdd.endsWith("00") ? isDay(yymmdd.substring(0, 4) + "01") : isDay(yymmdd);
  }

  /// Whether these eight digits, YYYYMMDD, are a day.
  static boolean isLongDay(String yyyymmdd) {
    int month = number(yyyymmdd, 4);
    int day = number(yyyymmdd, 6);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(Integer.parseInt(yyyymmdd.substring(0, 4)), month).lengthOfMonth();
  }

  /// The day that checked digits mean.
  ///
  /// @param today decides the century: from 49 years ago to 50 years ahead (GS1 General
  ///   Specifications, 7.12)
  public static LocalDate day(String yymmdd, LocalDate today) {
    int difference = number(yymmdd, 0) - today.getYear() % 100;
    int century = today.getYear() / 100 * 100;
    if (difference >= 51) {
      century -= 100;
    } else if (difference <= -50) {
      century += 100;
    }
    YearMonth month = YearMonth.of(century + number(yymmdd, 0), number(yymmdd, 2));
    int day = number(yymmdd, 4);
    return day == 0 ? month.atEndOfMonth() : month.atDay(day);
  }

  /// The minute that checked digits YYMMDDHHMM mean, see [#day(String, LocalDate)].
  public static LocalDateTime minute(String yymmddhhmm, LocalDate today) {
    return day(yymmddhhmm.substring(0, 6), today)
        .atTime(number(yymmddhhmm, 6), number(yymmddhhmm, 8));
  }

  private static int number(String digits, int at) {
    return Integer.parseInt(digits.substring(at, at + 2));
  }
}
