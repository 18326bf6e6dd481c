package io.qless.hub.payment;

import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import io.qless.shop.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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

  private static final int MAX_ANSWER_BYTES = 64 * 1024;

  private final Config config;
  private final WebhookSignature signature;
  private final InstantSource clock;
  private final HttpClient http;

  /// @param config where the simulator is and how long to wait for it
  public SimulatorProvider(Config config, WebhookSignature signature, InstantSource clock) {
    this.config = config;
    this.signature = signature;
    this.clock = clock;
    http =
        HttpClient.newBuilder()
            .connectTimeout(config.connectTimeout())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
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
  public Started start(String attempt, Money amount, Instant expires, String note) {
    long seconds = Math.max(1, Duration.between(clock.instant(), expires).toSeconds());
    byte[] body = Json.bytes(new SimulatorWire.NewOrder(attempt, amount.minor(), seconds, note));
    Answer answer = call("POST", "/v1/orders", body);
    if (answer.status() / 100 == 2) {
      return answer
          .order()
          .<Started>map(
              order -> new Started.Opened(order.qr(), Instant.ofEpochSecond(order.expiresAt())))
          .orElseGet(() -> new Started.Unknown("unreadable answer"));
    }
    return answer.status() / 100 == 4 && answer.status() != 429
        ? new Started.Declined(answer.text())
        : new Started.Unknown(answer.text());
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
  public Status status(String attempt) {
    Answer answer = call("GET", "/v1/orders/" + attempt, new byte[0]);
    if (answer.status() == 404) {
      return new Status.NotFound();
    }
    return answer
        .order()
        .map(SimulatorProvider::status)
        .orElseGet(() -> new Status.Unknown(answer.text()));
  }

  @Override
  public Refunded refund(String refund, String attempt, Money amount) {
    byte[] body = Json.bytes(new SimulatorWire.NewRefund(refund, amount.minor()));
    Answer answer = call("POST", "/v1/orders/" + attempt + "/refunds", body);
    return switch (answer.status()) {
      case 200, 201 -> new Refunded.Done();
      case 400, 404, 422 -> new Refunded.Refused(answer.text());
      default -> new Refunded.Unknown(answer.text());
    };
  }

  @Override
  public void close() {
    http.shutdownNow();
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

  /// A time-out or a broken connection is status 0: nobody knows what the other side did.
  private Answer call(String method, String path, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(config.address().resolve(path))
            .timeout(config.answerTimeout())
            .header("Authorization", "Bearer " + config.apiKey())
            .header("Content-Type", "application/json")
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        byte[] answer = in.readNBytes(MAX_ANSWER_BYTES);
        return new Answer(response.statusCode(), new String(answer, StandardCharsets.UTF_8));
      }
    } catch (IOException broken) {
      return new Answer(0, broken.toString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Answer(0, "interrupted");
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

  private record Answer(int status, String body) {

    Optional<SimulatorWire.Order> order() {
      if (status / 100 != 2) {
        return Optional.empty();
      }
      try {
        return Optional.of(Json.read(body, SimulatorWire.Order.class));
      } catch (MalformedMessage malformed) {
        return Optional.empty();
      }
    }

    String text() {
      return status + " " + body.substring(0, Math.min(120, body.length()));
    }
  }
}
