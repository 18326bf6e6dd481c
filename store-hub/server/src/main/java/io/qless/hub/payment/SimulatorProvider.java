package io.qless.hub.payment;

import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import io.qless.hub.payment.ProviderLine.Reply;
import io.qless.shop.money.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/// Collects play money through the UPI simulator, over HTTP like any other provider. Safe for any
/// thread; lives as long as the hub.
public final class SimulatorProvider implements PaymentProvider, AutoCloseable {

  /// Name in rows and in the webhook's path.
  public static final String NAME = "simulator";

  private final String apiKey;
  private final WebhookSignature signature;
  private final InstantSource clock;
  private final ProviderLine line;

  /// @param config where the simulator is and how long to wait for it
  public SimulatorProvider(Config config, WebhookSignature signature, InstantSource clock) {
    apiKey = config.apiKey();
    this.signature = signature;
    this.clock = clock;
    line =
        new ProviderLine(
            config.address(),
            new ProviderLine.Waits(config.connectTimeout(), config.answerTimeout()));
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
    long seconds = Math.max(1, Duration.between(clock.instant(), order.expires()).toSeconds());
    Object body =
        new SimulatorWire.NewOrder(order.attempt(), order.amount().minor(), seconds, note);
    return switch (post("/v1/orders", body)) {
      case Reply.NeverSent never -> new Started.Unreachable(never.text());
      case Reply.Lost lost -> new Started.Unknown(lost.text());
      case Reply.Answered answer when answer.ok() ->
          read(answer)
              .<Started>map(made ->
                  new Started.Opened(made.qr(), Instant.ofEpochSecond(made.expiresAt()), ""))
              .orElseGet(() -> new Started.Unknown("unreadable answer"));
      case Reply.Answered answer when answer.no() -> new Started.Declined(answer.text());
      case Reply.Answered answer -> new Started.Unknown(answer.text());
    };
  }

  @Override
  public Webhook readWebhook(byte[] body, Map<String, String> headers, Instant now) {
    String doubt = signature.doubt(headers, body, now);
    if (!doubt.isEmpty()) {
      return new Webhook.Refused(doubt);
    }
    try {
      SimulatorWire.Order order = Json.read(body, SimulatorWire.Notice.class).order();
      return new Webhook.Genuine(
          headers.getOrDefault(WebhookSignature.ID, ""), order.id(), status(order));
    } catch (MalformedMessage malformed) {
      return new Webhook.Refused("signed, but unreadable");
    }
  }

  @Override
  public Status status(Order order) {
    return switch (line.get("/v1/orders/" + order.attempt(), headers())) {
      case Reply.Answered answer when answer.status() == 404 -> new Status.NotFound();
      case Reply.Answered answer when answer.ok() ->
          read(answer)
              .map(SimulatorProvider::status)
              .orElseGet(() -> new Status.Unknown("unreadable answer"));
      case Reply other -> new Status.Unknown(other.text());
    };
  }

  @Override
  public Refunded refund(String refund, Order order, Money amount) {
    Object body = new SimulatorWire.NewRefund(refund, amount.minor());
    return switch (post("/v1/orders/" + order.attempt() + "/refunds", body)) {
      case Reply.Answered answer when answer.ok() ->
          "DONE".equals(answer.fields().text("state"))
              ? new Refunded.Done()
              : new Refunded.Unknown(answer.text());
      case Reply.Answered answer when answer.no() -> new Refunded.Refused(answer.text());
      case Reply other -> new Refunded.Unknown(other.text());
    };
  }

  @Override
  public void close() {
    line.close();
  }

  private static Status status(SimulatorWire.Order order) {
    return switch (order.state()) {
      case "OPEN" -> new Status.Pending();
      case "PAID" -> captured(order);
      case "DECLINED" -> new Status.Failed("declined by the payer");
      case "EXPIRED" -> new Status.Failed("nobody paid in time");
      default -> new Status.Unknown("state " + order.state());
    };
  }

  private static Status captured(SimulatorWire.Order order) {
    try {
      Currency currency = Currency.getInstance(order.currency());
      return new Status.Captured(new Money(order.amountPaise(), currency), order.reference());
    } catch (IllegalArgumentException unknown) {
      return new Status.Unknown("currency " + order.currency());
    }
  }

  private Reply post(String path, Object body) {
    return line.post(path, headers(), "application/json", Json.text(body));
  }

  private Map<String, String> headers() {
    return Map.of("Authorization", "Bearer " + apiKey);
  }

  private static Optional<SimulatorWire.Order> read(Reply.Answered answer) {
    try {
      return Optional.of(Json.read(answer.body(), SimulatorWire.Order.class));
    } catch (MalformedMessage malformed) {
      return Optional.empty();
    }
  }

  /// Where the simulator is.
  ///
  /// @param address such as `http://127.0.0.1:8090`
  /// @param apiKey what it knows us by
  /// @param connectTimeout longest wait for a connection
  /// @param answerTimeout longest wait for an answer; then the outcome is unknown
  public record Config(
      URI address, String apiKey, Duration connectTimeout, Duration answerTimeout) {

    /// With the usual waits: 3 s to connect, 10 s to answer.
    public static Config at(URI address, String apiKey) {
      return new Config(address, apiKey, Duration.ofSeconds(3), Duration.ofSeconds(10));
    }
  }
}
