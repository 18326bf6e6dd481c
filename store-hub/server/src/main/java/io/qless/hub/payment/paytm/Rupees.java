package io.qless.hub.payment.paytm;

import io.qless.shop.money.Money;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts as Paytm writes them: rupees with a dot and two decimals.
final class Rupees {

  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,12})(?:\\.([0-9]{1,2}))?");
  private static final int PAISE_PER_RUPEE = 100;

  private Rupees() {}

  static String text(Money amount) {
    return String.format(
        Locale.ROOT, "%d.%02d", amount.minor() / PAISE_PER_RUPEE, amount.minor() % PAISE_PER_RUPEE);
  }

  /// Nothing if it is no such amount.
  static Optional<Money> read(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    String decimals = written.group(2) == null ? "" : written.group(2);
    String paise = (decimals + "00").substring(0, 2);
    return Optional.of(Money.paise(Long.parseLong(written.group(1) + paise)));
  }
}
