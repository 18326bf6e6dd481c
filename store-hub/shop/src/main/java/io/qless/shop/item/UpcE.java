package io.qless.shop.item;

import java.util.Optional;

/// UPC-E, the short form of UPC-A numbers with many zeros (GS1 General Specifications, 5.2.2.4.2).
public final class UpcE {

  private UpcE() {}

  /// The twelve digits of UPC-A that eight digits of UPC-E stand for; empty if the number system is
  /// neither 0 nor 1 or the check digit, which is that of the long form, does not fit.
  public static Optional<String> expand(String eight) {
    char system = eight.charAt(0);
    if (system != '0' && system != '1') {
      return Optional.empty();
    }
    String d = eight.substring(1, 7);
    char last = d.charAt(5);
    String body =
        switch (last) {
          case '0', '1', '2' -> d.substring(0, 2) + last + "0000" + d.substring(2, 5);
          case '3' -> d.substring(0, 3) + "00000" + d.substring(3, 5);
          case '4' -> d.substring(0, 4) + "00000" + d.charAt(4);
          default -> d.substring(0, 5) + "0000" + last;
        };
    String upcA = system + body + eight.charAt(7);
    return CheckDigit.fits(upcA) ? Optional.of(upcA) : Optional.empty();
  }
}
