package io.qless.hub.payment.razorpay;

import io.qless.contract.wire.Json;
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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects money through Razorpay's UPI QR codes (Razorpay API v1, "QR Codes"). Safe for any
/// thread; lives as long as the hub.
public final class RazorpayProvider implements PaymentProvider, AutoCloseable {

  /// Name in rows and in the webhook's path.
  public static final String NAME = "razorpay";

  /// The note that carries our name for an order.
  static final String NOTE = "qless_attempt";

  private static final String JSON = "application/json";
  private static final String CODES = "/v1/payments/qr_codes";

  /// A code closes at the earliest two minutes after it was made; half a minute more for clocks
  /// that differ.
  private static final Duration SHORTEST = Duration.ofSeconds(150);

  /// How far their clock may be from ours when an order is looked for.
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /// How long after the trip asked an order may still have been made.
  private static final Duration MADE_WITHIN = Duration.ofMinutes(10);

  private static final int PAGE = 100;

  /// Orders looked through for a lost one; a store does not ask for more in fifteen minutes.
  private static final int MAX_PAGES = 10;

  private final ProviderLine line;
  private final Map<String, String> credentials;
  private final RazorpayWebhook webhook;

  public RazorpayProvider(Config config) {
    line = new ProviderLine(config.address(), config.waits());
    byte[] key =
        (config.keyId() + ':' + config.keySecret().current()).getBytes(StandardCharsets.UTF_8);
    credentials = Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(key));
    webhook = new RazorpayWebhook(config.webhookSecret());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean simulated() {
    return false;
  }

  /// Razorpay would make a second code for a second question, so the first is looked for when the
  /// question may have been asked before.
  @Override
  public Started start(Order order, String note) {
    if (!"INR".equals(order.amount().currency().getCurrencyCode())) {
      return new Started.Declined("rupees only");
    }
    return switch (find(order)) {
      case Found.Code code when isOpen(code.qr()) -> opened(code.qr());
      case Found.Code code -> new Started.Declined("the code of that name is closed");
      case Found.None none -> make(order, note);
      case Found.NotReached never -> new Started.Unreachable(never.why());
      case Found.Unclear unclear -> new Started.Unknown(unclear.why());
    };
  }

  private Started make(Order order, String note) {
    Instant earliest = order.created().plus(SHORTEST);
    Instant closes = order.expires().isBefore(earliest) ? earliest : order.expires();
    String body =
        Json.text(
            new NewCode(
                "upi_qr",
                note,
                "single_use",
                true,
                order.amount().minor(),
                note,
                closes.getEpochSecond(),
                Map.of(NOTE, order.attempt())));
    return switch (line.post(CODES, credentials, JSON, body)) {
      case Reply.NeverSent never -> new Started.Unreachable(never.text());
      case Reply.Answered answer when answer.ok() -> opened(answer.fields());
      case Reply.Answered answer when answer.no() -> new Started.Declined(reason(answer));
      case Reply other -> new Started.Unknown(other.text());
    };
  }

  /// Only a code whose text is given as well is of use. An account without that gets a picture,
  /// which we do not show, so nobody can pay it.
  private static Started opened(Fields qr) {
    String text = qr.text("image_content");
    long closes = qr.whole("close_by").orElse(0);
    if (qr.text("id").isEmpty() || closes <= 0) {
      return new Started.Unknown("a code without id or end");
    }
    if (text.isEmpty()) {
      return new Started.Declined("the account gets no image_content; ask Razorpay for it");
    }
    return new Started.Opened(text, Instant.ofEpochSecond(closes), qr.text("id"));
  }

  private static boolean isOpen(Fields qr) {
    return "active".equals(qr.text("status"));
  }

  @Override
  public Webhook readWebhook(byte[] body, Map<String, String> headers, Instant now) {
    return webhook.read(body, headers, now);
  }

  @Override
  public Status status(Order order) {
    return switch (find(order)) {
      case Found.Code code -> status(code.qr());
      case Found.None none -> new Status.NotFound();
      case Found.NotReached never -> new Status.Unknown(never.why());
      case Found.Unclear unclear -> new Status.Unknown(unclear.why());
    };
  }

  private Status status(Fields qr) {
    return switch (payments(qr.text("id"))) {
      case Reply.Answered answer when answer.ok() && answer.fields().at("items").there() -> {
        Status status = RazorpayPayments.status(answer.fields().list("items"));
        boolean over = status instanceof Status.Pending && !isOpen(qr);
        yield over ? new Status.Failed("closed: " + qr.text("close_reason")) : status;
      }
      case Reply other -> new Status.Unknown(other.text());
    };
  }

  private Reply payments(String code) {
    return line.get(CODES + '/' + code + "/payments?count=" + PAGE, credentials);
  }

  @Override
  public void withdraw(Order order) {
    if (!order.providerRef().isEmpty()) {
      line.post(CODES + '/' + order.providerRef() + "/close", credentials, JSON, "");
    }
  }

  /// Looks first whether it was given back already: the idempotency key of Razorpay repeats its
  /// first answer, which soon is not how it stands any more.
  @Override
  public Refunded refund(String refund, Order order, Money amount) {
    return switch (find(order)) {
      case Found.Code code -> refundOn(code.qr(), refund, amount);
      case Found.None none -> new Refunded.Refused("no such order");
      case Found.NotReached never -> new Refunded.Unknown(never.why());
      case Found.Unclear unclear -> new Refunded.Unknown(unclear.why());
    };
  }

  private Refunded refundOn(Fields qr, String refund, Money amount) {
    if (!(payments(qr.text("id")) instanceof Reply.Answered answer && answer.ok())) {
      return new Refunded.Unknown("payments not listed");
    }
    Optional<String> payment =
        answer.fields().list("items").stream()
            .filter(RazorpayPayments::paid)
            .map(one -> one.text("id"))
            .findFirst();
    return payment
        .map(id -> RazorpayRefunds.ask(line, credentials, id, refund, amount))
        .orElseGet(() -> new Refunded.Refused("nobody paid"));
  }

  @Override
  public void close() {
    line.close();
  }

  private Found find(Order order) {
    return order.providerRef().isEmpty() ? search(order) : read(order.providerRef());
  }

  private Found read(String code) {
    return switch (line.get(CODES + '/' + code, credentials)) {
      case Reply.Answered answer when answer.ok() && !answer.fields().text("id").isEmpty() ->
          new Found.Code(answer.fields());
      case Reply.NeverSent never -> new Found.NotReached(never.text());
      case Reply other -> new Found.Unclear(other.text());
    };
  }

  private Found search(Order order) {
    String window =
        "?from="
            + order.created().minus(CLOCKS_DIFFER).getEpochSecond()
            + "&to="
            + order.created().plus(MADE_WITHIN).getEpochSecond()
            + "&count="
            + PAGE
            + "&skip=";
    for (int page = 0; page < MAX_PAGES; page++) {
      Reply reply = line.get(CODES + window + page * PAGE, credentials);
      if (reply instanceof Reply.NeverSent never) {
        return new Found.NotReached(never.text());
      }
      if (!(reply instanceof Reply.Answered answer
          && answer.ok()
          && answer.fields().at("items").there())) {
        return new Found.Unclear(reply.text());
      }
      List<Fields> codes = answer.fields().list("items");
      for (Fields code : codes) {
        if (order.attempt().equals(code.text("notes", NOTE))) {
          return new Found.Code(code);
        }
      }
      if (codes.size() < PAGE) {
        return new Found.None();
      }
    }
    return new Found.Unclear("more codes than can be looked through");
  }

  static String reason(Reply.Answered answer) {
    String words = answer.fields().text("error", "description");
    return words.isEmpty() ? answer.text() : words;
  }

  /// What the store and Razorpay agreed on.
  ///
  /// @param address `razorpay-url`
  /// @param keyId `razorpay-key-id`
  /// @param keySecret in `razorpay-key-secret-file`
  /// @param webhookSecret in `razorpay-webhook-secret-file`
  public record Config(
      URI address,
      String keyId,
      Secret keySecret,
      Secret webhookSecret,
      ProviderLine.Waits waits) {}

  /// `POST /v1/payments/qr_codes`, in Razorpay's words.
  private record NewCode(
      String type,
      String name,
      String usage,
      boolean fixed_amount,
      long payment_amount,
      String description,
      long close_by,
      Map<String, String> notes) {}

  /// Whether there is an order of our name.
  private sealed interface Found {
    record Code(Fields qr) implements Found {}

    record None() implements Found {}

    record NotReached(String why) implements Found {}

    record Unclear(String why) implements Found {}
  }
}
