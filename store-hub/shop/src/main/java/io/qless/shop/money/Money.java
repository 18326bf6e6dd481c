package io.qless.shop.money;

import java.util.Currency;

/// An exact amount of money. Positive is what the shopper owes, a discount is a positive amount
/// that is subtracted.
///
/// @param minor amount in the currency's minor unit (paise for INR)
/// @param currency ISO 4217 currency
public record Money(long minor, Currency currency) implements Comparable<Money> {

  /// The currency of an Indian store.
  public static final Currency INR = Currency.getInstance("INR");

  /// Nothing, in rupees.
  public static final Money ZERO = new Money(0, INR);

  /// An amount of paise.
  public static Money paise(long paise) {
    return new Money(paise, INR);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
  }

  public Money times(long count) {
    return new Money(Math.multiplyExact(minor, count), currency);
  }

  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Money max(Money other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public boolean isZero() {
    return minor == 0;
  }

  public boolean isNegative() {
    return minor < 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, sameCurrency(other).minor);
  }

  /// Plain form for logs and journals, such as `INR 123.05`; screens format for their language.
  @Override
  public String toString() {
    long whole = Math.abs(minor) / 100;
    return "%s %s%d.%02d"
        .formatted(currency.getCurrencyCode(), minor < 0 ? "-" : "", whole, Math.abs(minor) % 100);
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
    }
    return other;
  }
}
