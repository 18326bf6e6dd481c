package io.qless.shop.tax;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;

/// An Indian financial year: 1 April to 31 March, by the clock on an Indian wall.
///
/// @param startYear the calendar year of its 1 April
public record FinancialYear(int startYear) {

  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

  public FinancialYear {
    if (startYear < 2000 || startYear > 2098) {
      throw new IllegalArgumentException("no financial year of this century: " + startYear);
    }
  }

  /// The year an instant lies in.
  public static FinancialYear of(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, INDIA);
    boolean begun = day.getMonthValue() >= Month.APRIL.getValue();
    return new FinancialYear(begun ? day.getYear() : day.getYear() - 1);
  }

  /// The form in an invoice number: `2627` for April 2026 to March 2027.
  public String text() {
    return "%02d%02d".formatted(startYear % 100, (startYear + 1) % 100);
  }
}
