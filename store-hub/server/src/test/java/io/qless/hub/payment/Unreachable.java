package io.qless.hub.payment;

import io.qless.shop.money.Money;
import java.time.Instant;
import java.util.Map;

/// A provider whose line is down. Test use only.
final class Unreachable implements PaymentProvider {
  @Override
  public String name() {
    return "faraway";
  }

  @Override
  public boolean simulated() {
    return false;
  }

  @Override
  public Started start(Order order, String note) {
    return new Started.Unreachable("no line");
  }

  @Override
  public Webhook readWebhook(byte[] body, Map<String, String> headers, Instant now) {
    return new Webhook.Refused("nobody");
  }

  @Override
  public Status status(Order order) {
    return new Status.NotFound();
  }

  @Override
  public Refunded refund(String refund, Order order, Money amount) {
    return new Refunded.Refused("nobody");
  }
}
