package io.qless.hub.bench;

import io.qless.hub.payment.PaymentProvider;
import io.qless.shop.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/// A payment company that answers at once, so that only the hub is measured. What is posted to it
/// is `event attempt paise`.
final class PromptProvider implements PaymentProvider {

  static final String NAME = "prompt";

  static byte[] word(String event, String attempt, long paise) {
    return (event + ' ' + attempt + ' ' + paise).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean simulated() {
    return true;
  }

  @Override
  public Started start(Order order, String note) {
    return new Started.Opened("upi://pay?tr=" + order.attempt(), order.expires(), "");
  }

  @Override
  public Webhook readWebhook(byte[] body, Map<String, String> headers, Instant now) {
    String[] words = new String(body, StandardCharsets.UTF_8).split(" ", -1);
    return new Webhook.Genuine(
        words[0],
        words[1],
        new Status.Captured(Money.paise(Long.parseLong(words[2])), "123456789012"));
  }

  @Override
  public Status status(Order order) {
    return new Status.Pending();
  }

  @Override
  public Refunded refund(String refund, Order order, Money amount) {
    return new Refunded.Done();
  }
}
