package io.qless.shop.tax;

/// Number of a tax invoice, such as `S017/2627/000042`: 16 characters, the most that GST rule 46(b)
/// allows, and only letters, digits and the slash.
///
/// @param store four letters or digits
/// @param year the financial year of the series
/// @param serial place in the series, from 1
public record InvoiceNumber(String store, FinancialYear year, int serial) {

  /// Six digits: a store with 2,700 trips a day for a year. Beyond it the series is full and
  /// nothing can be sold under it.
  public static final int MAX_SERIAL = 999_999;

  public InvoiceNumber {
    if (!store.matches("[A-Z0-9]{4}")) {
      throw new IllegalArgumentException("a store has four letters or digits: \"" + store + '"');
    }
    if (serial < 1 || serial > MAX_SERIAL) {
      throw new IllegalArgumentException("serial " + serial + " of " + store + " is out of range");
    }
  }

  /// As it is printed.
  public String text() {
    return "%s/%s/%06d".formatted(store, year.text(), serial);
  }
}
