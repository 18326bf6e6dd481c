package io.qless.hub.payment.stripe;

import io.qless.hub.payment.Digests;
import io.qless.hub.payment.Fields;
import io.qless.hub.payment.PaymentProvider.Status;
import io.qless.hub.payment.PaymentProvider.Webhook;
import io.qless.hub.payment.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Reads what Stripe posts. `Stripe-Signature: t=<seconds>,v1=<hex>` where v1 is HMAC-SHA256 over
/// `t.body` (Stripe docs, "Verify webhook signatures manually"). Immutable.
final class StripeWebhook {

  static final String SIGNATURE = "stripe-signature";

  /// Stripe's own tolerance; it looks back only, we look both ways.
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /// Parts of the header looked at: a time, and one signature per secret in use, and room.
  private static final int MAX_PARTS = 8;

  private final Secret secret;

  StripeWebhook(Secret secret) {
    this.secret = secret;
  }

  Webhook read(byte[] body, Map<String, String> headers, Instant now) {
    String header = headers.getOrDefault(SIGNATURE, "");
    String time = time(header);
    if (time.isEmpty() || !signed(header, time, body)) {
      return new Webhook.Refused("signature wrong");
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(time));
    if (Duration.between(at, now).abs().compareTo(TOLERANCE) > 0) {
      return new Webhook.Refused("not of this time");
    }
    Fields said = Fields.of(new String(body, StandardCharsets.UTF_8));
    Fields session = said.at("data", "object");
    String type = said.text("type");
    String attempt = session.text("client_reference_id");
    String id = said.text("id");
    if (!"checkout.session".equals(session.text("object"))
        || attempt.isEmpty()
        || !id.matches("[A-Za-z0-9_]{1,100}")) {
      return new Webhook.Aside(type.matches("[a-z_.]{1,60}") ? type : "something else");
    }
    Status status =
        "checkout.session.async_payment_failed".equals(type)
            ? new Status.Failed("the payment failed")
            : StripeProvider.status(session);
    return new Webhook.Genuine(id, attempt, status);
  }

  private static String time(String header) {
    for (String part : header.split(",", MAX_PARTS + 1)) {
      if (part.matches("t=[0-9]{1,11}")) {
        return part.substring(2);
      }
    }
    return "";
  }

  /// Looks at every pair, so that the time taken tells nothing.
  private boolean signed(String header, String time, byte[] body) {
    byte[] before = (time + '.').getBytes(StandardCharsets.US_ASCII);
    boolean fits = false;
    for (String one : secret.values()) {
      String wanted = "v1=" + Digests.hmac(one, before, body);
      for (String part : header.split(",", MAX_PARTS + 1)) {
        fits |= Digests.same(wanted, part);
      }
    }
    return fits;
  }
}
