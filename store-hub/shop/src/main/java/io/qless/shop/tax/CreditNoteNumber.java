package io.qless.shop.tax;

/// Number of a credit note, such as `S017/2627/C00042`: a series of its own beside the invoices, 16
/// characters (GST rule 53(1A) asks the same of it as rule 46(b) of an invoice).
///
/// @param store four letters or digits
/// @param year the financial year of the series
/// @param serial place in the series, from 1
public record CreditNoteNumber(String store, FinancialYear year, int serial) {

  /// Five digits: 270 returns a day for a year.
  public static final int MAX_SERIAL = 99_999;

  public CreditNoteNumber {
    if (!store.matches("[A-Z0-9]{4}")) {
      throw new IllegalArgumentException("a store has four letters or digits: \"" + store + '"');
    }
    if (serial < 1 || serial > MAX_SERIAL) {
      throw new IllegalArgumentException("serial " + serial + " of " + store + " is out of range");
    }
  }

  /// The number that [#text()] wrote.
  public static CreditNoteNumber parse(String text) {
    if (!text.matches("[A-Z0-9]{4}/[0-9]{4}/C[0-9]{5}")) {
      throw new IllegalArgumentException("no number of a credit note: \"" + text + '"');
    }
    int startYear = 2000 + Integer.parseInt(text.substring(5, 7));
    return new CreditNoteNumber(
        text.substring(0, 4),
        new FinancialYear(startYear),
        Integer.parseInt(text.substring(text.length() - 5)));
  }

  /// As it is printed.
  public String text() {
    return "%s/%s/C%05d".formatted(store, year.text(), serial);
  }
}
