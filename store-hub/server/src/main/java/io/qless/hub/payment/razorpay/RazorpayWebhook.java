package io.qless.hub.payment.razorpay;

import io.qless.hub.payment.Digests;
import io.qless.hub.payment.Fields;
import io.qless.hub.payment.PaymentProvider.Status;
import io.qless.hub.payment.PaymentProvider.Webhook;
import io.qless.hub.payment.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Reads what Razorpay posts. The signature is HMAC-SHA256 over the body's bytes (Razorpay docs,
/// "Validate and Test Webhooks"). Immutable.
final class RazorpayWebhook {

  static final String SIGNATURE = "x-razorpay-signature";

  /// A clock may be so much ahead of ours.
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /// Razorpay tries for a day, and lets a merchant replay events of the last seven.
  private static final Duration BEHIND = Duration.ofDays(8);

  private final Secret secret;

  RazorpayWebhook(Secret secret) {
    this.secret = secret;
  }

  Webhook read(byte[] body, Map<String, String> headers, Instant now) {
    if (!signed(body, headers.getOrDefault(SIGNATURE, ""))) {
      return new Webhook.Refused("signature wrong");
    }
    Fields said = Fields.of(new String(body, StandardCharsets.UTF_8));
    Instant created = Instant.ofEpochSecond(seconds(said));
    if (created.isAfter(now.plus(AHEAD)) || created.isBefore(now.minus(BEHIND))) {
      return new Webhook.Refused("not of this time");
    }
    String event = said.text("event");
    Fields qr = said.at("payload", "qr_code", "entity");
    String attempt = qr.text("notes", RazorpayProvider.NOTE);
    if (!"qr_code.credited".equals(event) || attempt.isEmpty()) {
      return new Webhook.Aside(event.matches("[a-z_.]{1,40}") ? event : "something else");
    }
    Status status = RazorpayPayments.status(List.of(said.at("payload", "payment", "entity")));
    return new Webhook.Genuine(Digests.sha256(body), attempt, status);
  }

  /// The sum of the body names the event: Razorpay's own event id stands in a header that nobody
  /// signed, so who replays a body could give it a new one.
  private boolean signed(byte[] body, String given) {
    boolean fits = false;
    for (String one : secret.values()) {
      fits |= Digests.same(Digests.hmac(one, body), given);
    }
    return fits;
  }

  private static long seconds(Fields said) {
    return Math.clamp(said.whole("created_at").orElse(0), 0, Integer.MAX_VALUE);
  }
}
