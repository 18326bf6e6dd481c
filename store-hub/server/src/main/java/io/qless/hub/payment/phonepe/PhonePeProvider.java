package io.qless.hub.payment.phonepe;

import io.qless.contract.wire.Json;
import io.qless.hub.payment.Digests;
import io.qless.hub.payment.Fields;
import io.qless.hub.payment.PaymentProvider;
import io.qless.hub.payment.ProviderLine;
import io.qless.hub.payment.ProviderLine.Reply;
import io.qless.hub.payment.Secret;
import io.qless.shop.money.Money;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// Collects money through PhonePe's UPI QR codes (PhonePe PG v2, custom checkout). Safe for any
/// thread; lives as long as the hub.
public final class PhonePeProvider implements PaymentProvider, AutoCloseable {

  /// Name in rows and in the webhook's path.
  public static final String NAME = "phonepe";

  private static final String JSON = "application/json";

  /// PhonePe takes orders and refunds from one rupee on.
  private static final long LEAST_PAISE = 100;

  /// PhonePe takes 300 to 3600 seconds.
  private static final Duration SHORTEST = Duration.ofMinutes(5);

  private static final Duration LONGEST = Duration.ofHours(1);

  private final ProviderLine line;
  private final ProviderLine authLine;
  private final AccessToken token;
  private final InstantSource clock;
  private final String wantedAuthorization;

  public PhonePeProvider(Config config, InstantSource clock) {
    line = new ProviderLine(config.address(), config.waits());
    authLine = new ProviderLine(config.authAddress(), config.waits());
    token = new AccessToken(authLine, config, clock);
    this.clock = clock;
    String pair = config.webhookUser() + ':' + config.webhookPassword().current();
    wantedAuthorization = Digests.sha256(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean simulated() {
    return false;
  }

  /// PhonePe gives the code in its first answer only. If that was lost, the order is there but
  /// nobody can pay it.
  @Override
  public Started start(Order order, String note) {
    if (order.amount().minor() < LEAST_PAISE) {
      return new Started.Declined("PhonePe takes one rupee and more");
    }
    return switch (ask(headers -> line.get(statusPath(order), headers))) {
      case Reply.NeverSent never -> new Started.Unreachable(never.text());
      case Reply.Answered answer when notFound(answer) -> make(order, note);
      case Reply.Answered answer when answer.ok() && isPending(answer.fields()) ->
          new Started.Declined("the code of this order was lost on its way");
      case Reply other -> new Started.Unknown(other.text());
    };
  }

  private Started make(Order order, String note) {
    Duration life = Duration.between(clock.instant(), order.expires());
    Duration asked = life.compareTo(SHORTEST) < 0 ? SHORTEST : life;
    long seconds = Math.min(asked.toSeconds(), LONGEST.toSeconds());
    String body =
        Json.text(
            new NewOrder(
                order.attempt(),
                order.amount().minor(),
                seconds,
                Map.of("udf1", note),
                new PaymentFlow("PG", new PaymentMode("UPI_QR"))));
    return switch (ask(headers -> line.post("/payments/v2/pay", headers, JSON, body))) {
      case Reply.NeverSent never -> new Started.Unreachable(never.text());
      case Reply.Answered answer when answer.ok() -> opened(answer.fields(), order);
      case Reply.Answered answer when answer.no() -> new Started.Declined(reason(answer));
      case Reply other -> new Started.Unknown(other.text());
    };
  }

  private static Started opened(Fields made, Order order) {
    String code = made.text("qrData");
    if (code.isEmpty() || !isPending(made)) {
      return new Started.Unknown("an order without a code");
    }
    Instant closes = Instant.ofEpochMilli(made.whole("expireAt").orElse(0));
    Instant shown = closes.isBefore(order.expires()) ? closes : order.expires();
    return new Started.Opened(code, shown, made.text("orderId"));
  }

  /// The header is a constant, so the body may be anybody's who saw it once: only our name is taken
  /// from it (PhonePe docs, "Webhook handling").
  @Override
  public Webhook readWebhook(byte[] body, Map<String, String> headers, Instant now) {
    if (!Digests.same(wantedAuthorization, headers.getOrDefault("authorization", ""))) {
      return new Webhook.Refused("authorization wrong");
    }
    Fields said = Fields.of(new String(body, StandardCharsets.UTF_8));
    String attempt = said.text("payload", "merchantOrderId");
    String event = said.text("event");
    if (!event.matches("(pg|checkout)\\.order\\.[a-z]{1,20}")
        || !attempt.matches("[A-Za-z0-9_-]{1,63}")) {
      return new Webhook.Aside(event.matches("[a-z.]{1,60}") ? event : "something else");
    }
    return new Webhook.Hint(Digests.sha256(body), attempt);
  }

  @Override
  public Status status(Order order) {
    return switch (ask(headers -> line.get(statusPath(order), headers))) {
      case Reply.Answered answer when notFound(answer) -> new Status.NotFound();
      case Reply.Answered answer when answer.ok() -> status(answer.fields());
      case Reply other -> new Status.Unknown(other.text());
    };
  }

  /// Only the order's own state counts, not those of single tries to pay.
  private static Status status(Fields order) {
    OptionalLong amount = order.whole("amount");
    return switch (order.text("state")) {
      case "PENDING" -> new Status.Pending();
      case "FAILED" -> new Status.Failed("failed: " + order.text("errorCode"));
      case "EXPIRED" -> new Status.Failed("nobody paid in time");
      case "COMPLETED" ->
          amount.isPresent()
              ? new Status.Captured(Money.paise(amount.getAsLong()), reference(order))
              : new Status.Unknown("paid without an amount");
      default -> new Status.Unknown("no state of an order");
    };
  }

  /// The bank's reference (UTR), or PhonePe's own name.
  private static String reference(Fields order) {
    for (Fields payment : order.list("paymentDetails")) {
      Optional<String> bank =
          List.of(payment, first(payment.list("splitInstruments"), payment)).stream()
              .map(part -> part.text("rail", "utr"))
              .filter(utr -> !utr.isEmpty())
              .findFirst();
      if (bank.isPresent()) {
        return bank.get();
      }
    }
    return order.text("orderId");
  }

  private static Fields first(List<Fields> some, Fields otherwise) {
    return some.isEmpty() ? otherwise : some.getFirst();
  }

  /// Looks first whether it was asked for already: under one name PhonePe takes a refund once.
  @Override
  public Refunded refund(String refund, Order order, Money amount) {
    if (amount.minor() < LEAST_PAISE) {
      return new Refunded.Refused("PhonePe gives back one rupee and more");
    }
    Reply known = ask(headers -> line.get("/payments/v2/refund/" + refund + "/status", headers));
    return switch (known) {
      case Reply.Answered answer when notFound(answer) -> newRefund(refund, order, amount);
      case Reply.Answered answer when answer.ok() -> refunded(answer.fields());
      case Reply other -> new Refunded.Unknown(other.text());
    };
  }

  private Refunded newRefund(String refund, Order order, Money amount) {
    String body = Json.text(new NewRefund(refund, order.attempt(), amount.minor()));
    return switch (ask(headers -> line.post("/payments/v2/refund", headers, JSON, body))) {
      case Reply.Answered answer when answer.ok() -> refunded(answer.fields());
      case Reply.Answered answer when answer.no() -> new Refunded.Refused(reason(answer));
      case Reply other -> new Refunded.Unknown(other.text());
    };
  }

  private static Refunded refunded(Fields refund) {
    return switch (refund.text("state")) {
      case "COMPLETED" -> new Refunded.Done();
      case "FAILED" -> new Refunded.Refused("failed: " + refund.text("errorCode"));
      default -> new Refunded.Unknown("refund " + refund.text("state"));
    };
  }

  @Override
  public void close() {
    line.close();
    authLine.close();
  }

  /// Asks with a token; once more with a new one if it was not taken, in which case nothing was
  /// done. Without a token no question is asked.
  private Reply ask(Function<Map<String, String>, Reply> question) {
    for (int again = 0; ; again++) {
      switch (token.held()) {
        case AccessToken.Held.None none -> {
          return new Reply.NeverSent(none.why());
        }
        case AccessToken.Held.Header header -> {
          Reply reply = question.apply(Map.of("Authorization", header.value(), "Accept", JSON));
          if (again > 0 || !(reply instanceof Reply.Answered answer && answer.status() == 401)) {
            return reply;
          }
          token.drop(header);
        }
      }
    }
  }

  private static String statusPath(Order order) {
    return "/payments/v2/order/" + order.attempt() + "/status?details=false";
  }

  private static boolean isPending(Fields order) {
    return "PENDING".equals(order.text("state"));
  }

  private static boolean notFound(Reply.Answered answer) {
    return answer.status() == 404
        || (answer.no() && answer.fields().text("code").endsWith("NOT_FOUND"));
  }

  private static String reason(Reply.Answered answer) {
    String words = answer.fields().text("message");
    return words.isEmpty() ? answer.text() : words;
  }

  /// What the store and PhonePe agreed on.
  ///
  /// @param address `phonepe-url`
  /// @param authAddress `phonepe-auth-url`
  /// @param clientId `phonepe-client-id`
  /// @param clientVersion `phonepe-client-version`
  /// @param clientSecret in `phonepe-client-secret-file`
  /// @param webhookUser `phonepe-webhook-user`
  /// @param webhookPassword in `phonepe-webhook-password-file`
  public record Config(
      URI address,
      URI authAddress,
      String clientId,
      String clientVersion,
      Secret clientSecret,
      String webhookUser,
      Secret webhookPassword,
      ProviderLine.Waits waits) {}

  /// `POST /payments/v2/pay`, in PhonePe's words.
  private record NewOrder(
      String merchantOrderId,
      long amount,
      long expireAfter,
      Map<String, String> metaInfo,
      PaymentFlow paymentFlow) {}

  private record PaymentFlow(String type, PaymentMode paymentMode) {}

  private record PaymentMode(String type) {}

  /// `POST /payments/v2/refund`, in PhonePe's words.
  private record NewRefund(String merchantRefundId, String originalMerchantOrderId, long amount) {}
}
