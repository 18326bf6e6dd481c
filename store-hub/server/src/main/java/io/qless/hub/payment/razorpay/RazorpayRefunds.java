package io.qless.hub.payment.razorpay;

import io.qless.contract.wire.Json;
import io.qless.hub.payment.Fields;
import io.qless.hub.payment.PaymentProvider.Refunded;
import io.qless.hub.payment.ProviderLine;
import io.qless.hub.payment.ProviderLine.Reply;
import io.qless.shop.money.Money;
import java.util.HashMap;
import java.util.Map;

/// Gives one payment back, in whole or in part (Razorpay API v1, "Refunds").
final class RazorpayRefunds {

  /// Refunds of one payment looked through; a bill has fewer articles to bring back.
  private static final int PAGE = 100;

  private RazorpayRefunds() {}

  static Refunded ask(
      ProviderLine line,
      Map<String, String> credentials,
      String payment,
      String refund,
      Money amount) {
    String path = "/v1/payments/" + payment;
    Reply known = line.get(path + "/refunds?count=" + PAGE, credentials);
    if (!(known instanceof Reply.Answered answer
        && answer.ok()
        && answer.fields().at("items").there())) {
      return new Refunded.Unknown(known.text());
    }
    for (Fields one : answer.fields().list("items")) {
      if (refund.equals(one.text("receipt"))) {
        return state(one);
      }
    }
    Map<String, String> headers = new HashMap<>(credentials);
    headers.put("X-Refund-Idempotency", refund);
    String body = Json.text(new NewRefund(amount.minor(), "normal", refund));
    return switch (line.post(path + "/refund", headers, "application/json", body)) {
      case Reply.Answered made when made.ok() -> state(made.fields());
      case Reply.Answered made when made.no() ->
          new Refunded.Refused(RazorpayProvider.reason(made));
      case Reply other -> new Refunded.Unknown(other.text());
    };
  }

  private static Refunded state(Fields refund) {
    return switch (refund.text("status")) {
      case "processed" -> new Refunded.Done();
      case "failed" -> new Refunded.Refused("the bank did not take it back");
      default -> new Refunded.Unknown("refund " + refund.text("status"));
    };
  }

  /// `POST /v1/payments/{id}/refund`, in Razorpay's words.
  private record NewRefund(long amount, String speed, String receipt) {}
}
