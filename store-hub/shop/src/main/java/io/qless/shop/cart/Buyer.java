package io.qless.shop.cart;

import io.qless.shop.money.Money;
import io.qless.shop.tax.StateCode;

/// Who buys, as far as the invoice must tell. Nobody in a shop is asked for less than
/// [#NEEDED_FROM]; who wants a name on a smaller bill may give it (CGST Rules 2017, rule 46(f)).
public sealed interface Buyer {

  /// From here on the invoice of an unregistered buyer needs name, address and state (CGST Rules
  /// 2017, rule 46(e)): such a bill is not paid before it has them.
  Money NEEDED_FROM = Money.paise(5_000_000);

  /// Nobody has said.
  record Unnamed() implements Buyer {}

  /// As it is printed.
  ///
  /// @param name of the person, as they say it
  /// @param address one line; goods are handed over in the store, so it is no place of delivery
  record Named(String name, String address, StateCode state) implements Buyer {

    /// Longest name and address: some lines of a narrow receipt.
    public static final int MAX_CHARACTERS = 160;

    public Named {
      name = checked("name", name);
      address = checked("address", address);
    }

    private static String checked(String what, String text) {
      String stripped = text.strip();
      if (stripped.isEmpty()
          || stripped.length() > MAX_CHARACTERS
          || stripped.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "a buyer's %s has 1 to %d characters in one line".formatted(what, MAX_CHARACTERS));
      }
      return stripped;
    }
  }
}
