package io.qless.kiosk.trip;

import java.time.Duration;
import java.time.Instant;

/// Amounts, weights and times as an Indian shopper reads them. Pure text, usable from any thread;
/// the same in both languages.
public final class Figures {
  private static final int PAISE_PER_RUPEE = 100;
  private static final int GRAMS_PER_KILOGRAM = 1000;

  private static final Duration A_YEAR = Duration.ofDays(365);
  private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);

  private Figures() {}

  /// `₹1,23,456.00`; a negative amount carries a true minus sign before the rupee sign.
  public static String rupees(long paise) {
    String sign = paise < 0 ? "−" : "";
    long whole = Math.absExact(paise) / PAISE_PER_RUPEE;
    return "%s₹%s.%02d".formatted(sign, grouped(whole), Math.absExact(paise) % PAISE_PER_RUPEE);
  }

  /// `₹1,500` when there are no odd paise, else as [#rupees(long)]: for limits that people choose
  /// in round sums.
  public static String roundRupees(long paise) {
    String text = rupees(paise);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  /// `1.250 kg`, always with three decimals as on a scale's label.
  public static String kilograms(long grams) {
    String sign = grams < 0 ? "−" : "";
    long size = Math.absExact(grams);
    return "%s%d.%03d kg".formatted(sign, size / GRAMS_PER_KILOGRAM, size % GRAMS_PER_KILOGRAM);
  }

  /// `5%`, `2.5%`, `0.25%` from basis points.
  public static String percent(int basisPoints) {
    String text = "%d.%02d".formatted(basisPoints / 100, basisPoints % 100);
    return text.replaceFirst("\\.?0+$", "") + "%";
  }

  /// What is left until an end: zero from that instant on; an unknown end ([Instant#MAX]) is a year
  /// away.
  public static Duration timeLeft(Instant now, Instant end) {
    if (end.equals(Instant.MAX)) {
      return A_YEAR;
    }
    Duration left = Duration.between(now, end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// `4:05`; part of a second counts as a whole one, so `0:00` means over.
  public static String minutesAndSeconds(Duration left) {
    long seconds = left.plus(ALMOST_A_SECOND).toSeconds();
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  /// Indian grouping: the last three digits, then pairs (lakh, crore).
  static String grouped(long whole) {
    String digits = Long.toString(whole);
    if (digits.length() <= 3) {
      return digits;
    }
    int last = digits.length() - 3;
    StringBuilder text = new StringBuilder(digits.substring(last));
    for (int end = last; end > 0; end -= 2) {
      text.insert(0, digits.substring(Math.max(0, end - 2), end) + ",");
    }
    return text.toString();
  }
}
