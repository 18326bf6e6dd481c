package io.qless.hub.payment.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Text of a UPI QR code (NPCI, UPI Linking Specification 1.6). Only the simulator makes one: for
/// real money the text is the provider's.
final class UpiLink {

  /// A payee that no bank knows.
  static final String PAYEE = "qless-sim@sim";

  private static final String PAYEE_NAME = "Q-Less Simulator";

  private UpiLink() {}

  /// @param reference unique for this order, at most 35 characters
  /// @param page where the payer finds this very order
  static String of(String reference, long amountPaise, String note, String page) {
    return "upi://pay?pa="
        + PAYEE
        + "&pn="
        + encode(PAYEE_NAME)
        + "&tr="
        + encode(reference)
        + "&tn="
        + encode(note)
        + "&am="
        + "%d.%02d".formatted(amountPaise / 100, amountPaise % 100)
        + "&cu=INR&mc=5411&mode=15&url="
        + encode(page);
  }

  /// UPI apps want `%20` for a blank, not the `+` of HTML forms.
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
