package io.qless.hub.payment.razorpay;

import io.qless.hub.payment.Fields;
import io.qless.hub.payment.PaymentProvider.Status;
import io.qless.shop.money.Money;
import java.util.List;
import java.util.Optional;

/// What the payments on one QR code mean.
final class RazorpayPayments {

  private RazorpayPayments() {}

  /// Money that came twice counts twice, so that it differs from what was asked for and staff look.
  static Status status(List<Fields> payments) {
    List<Fields> paid = payments.stream().filter(RazorpayPayments::paid).toList();
    if (paid.isEmpty()) {
      return new Status.Pending(); // a payer whose payment failed may try again on the same code
    }
    Money sum = Money.paise(0);
    for (Fields one : paid) {
      Optional<Money> amount = Fields.paise(one.whole("amount"), one.text("currency"));
      if (amount.isEmpty()) {
        return new Status.Unknown("no amount in rupees");
      }
      sum = sum.plus(amount.get());
    }
    return new Status.Captured(sum, reference(paid.getFirst()));
  }

  /// A payment that went back in whole still was one.
  static boolean paid(Fields payment) {
    String status = payment.text("status");
    return "captured".equals(status) || "refunded".equals(status);
  }

  /// The bank's reference (RRN), or Razorpay's own name.
  private static String reference(Fields payment) {
    String bank = payment.text("acquirer_data", "rrn");
    return bank.isEmpty() ? payment.text("id") : bank;
  }
}
