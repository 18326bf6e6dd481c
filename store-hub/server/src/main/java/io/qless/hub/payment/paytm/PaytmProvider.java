package io.qless.hub.payment.paytm;

import io.qless.hub.payment.Digests;
import io.qless.hub.payment.FormText;
import io.qless.hub.payment.PaymentProvider;
import io.qless.hub.payment.ProviderLine;
import io.qless.hub.payment.ProviderLine.Reply;
import io.qless.hub.payment.Secret;
import io.qless.shop.money.Money;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Collects money through Paytm's dynamic QR codes (Paytm docs, "Create QR Code API", "Transaction
/// Status API", "Refund API"). Safe for any thread; lives as long as the hub.
public final class PaytmProvider implements PaymentProvider, AutoCloseable {

  /// Name in rows and in the webhook's path.
  public static final String NAME = "paytm";

  private static final String JSON = "application/json";

  /// Longest name of an order that Paytm takes.
  private static final int MAX_NAME = 50;

  /// Paytm's clocks and dates are India's.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Kolkata"));

  /// "Invalid order id" and "no record found" of the status API, "no record found" of the refund's.
  private static final Set<String> NOT_THERE = Set.of("331", "334", "631");

  /// What Paytm says when it did not understand itself.
  private static final Set<String> UNCERTAIN = Set.of("U", "PENDING", "");

  private final ProviderLine line;
  private final Config config;
  private final PaytmChecksum checksum;
  private final InstantSource clock;

  public PaytmProvider(Config config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    line = new ProviderLine(config.address(), config.waits());
    checksum = new PaytmChecksum(config.merchantKey());
  }

  /// Whether this can be a merchant key at all.
  ///
  /// @throws IllegalArgumentException if not
  public static void check(Secret merchantKey) {
    if (new PaytmChecksum(merchantKey).sign("").isEmpty()) {
      throw new IllegalArgumentException("Paytm's merchant key does not sign");
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean simulated() {
    return false;
  }

  /// A code is given in the first answer only; an order that is there already can't be shown again,
  /// so nobody can pay it.
  @Override
  public Started start(Order order, String note) {
    if (order.attempt().length() > MAX_NAME) {
      return new Started.Declined("Paytm takes names of up to " + MAX_NAME + " characters");
    }
    NewCode body =
        new NewCode(
            config.merchantId(),
            order.attempt(),
            Rupees.text(order.amount()),
            "UPI_QR_CODE",
            config.posId(),
            note,
            DATE.format(order.expires()));
    return switch (post("/paymentservices/qr/create", body)) {
      case Heard.Word word when "SUCCESS".equals(word.body().status()) -> opened(word, order);
      case Heard.Word word when UNCERTAIN.contains(word.body().status()) ->
          new Started.Unknown(word.body().words());
      case Heard.Word word -> new Started.Declined(word.body().words());
      case Heard.Nothing nothing when nothing.neverSent() -> new Started.Unreachable(nothing.why());
      case Heard.Nothing nothing -> new Started.Unknown(nothing.why());
    };
  }

  private static Started opened(Heard.Word word, Order order) {
    String code = word.body().fields().text("qrData");
    return code.isEmpty()
        ? new Started.Unknown("no code in the answer")
        : new Started.Opened(code, order.expires(), word.body().fields().text("qrCodeId"));
  }

  /// Paytm posts a form; its signature is over the values (Paytm docs, "Payment Status Webhook").
  @Override
  public Webhook readWebhook(byte[] body, Map<String, String> headers, Instant now) {
    SortedMap<String, String> form;
    try {
      form = FormText.read(new String(body, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return new Webhook.Refused("not a form");
    }
    String given = form.getOrDefault("CHECKSUMHASH", "");
    if (!checksum.vouches(given, PaytmChecksum.textOf(form))) {
      return new Webhook.Refused("signature wrong");
    }
    String attempt = form.getOrDefault("ORDERID", "");
    if (!config.merchantId().equals(form.get("MID")) || attempt.isEmpty()) {
      return new Webhook.Aside("another merchant's order");
    }
    return new Webhook.Hint(Digests.sha256(body), attempt);
  }

  @Override
  public Status status(Order order) {
    return switch (ask(order)) {
      case Heard.Word word -> status(word.body(), order);
      case Heard.Nothing nothing -> new Status.Unknown(nothing.why());
    };
  }

  private static Status status(PaytmLetter.Body body, Order order) {
    if (NOT_THERE.contains(body.code())) {
      return new Status.NotFound();
    }
    return switch (body.status()) {
      case "PENDING" -> new Status.Pending();
      case "TXN_FAILURE" -> new Status.Failed(body.words());
      case "TXN_SUCCESS" -> captured(body, order);
      default -> new Status.Unknown(body.words());
    };
  }

  /// Money is believed only if it is vouched for and for the order that was asked about.
  private static Status captured(PaytmLetter.Body body, Order order) {
    String currency = body.fields().text("currency");
    Optional<Money> amount = Rupees.read(body.fields().text("txnAmount"));
    if (!body.signed()
        || amount.isEmpty()
        || !order.attempt().equals(body.fields().text("orderId"))
        || !(currency.isEmpty() || "INR".equals(currency))) {
      return new Status.Unknown("paid, but not vouched for, not in rupees or for another order");
    }
    String bank = body.fields().text("bankTxnId");
    return new Status.Captured(amount.get(), bank.isEmpty() ? body.fields().text("txnId") : bank);
  }

  /// Looks first whether it was asked for already: under one name Paytm takes a refund once.
  @Override
  public Refunded refund(String refund, Order order, Money amount) {
    RefundQuestion question = new RefundQuestion(config.merchantId(), order.attempt(), refund);
    return switch (post("/refund/api/v1/refundStatus", question)) {
      case Heard.Word word when NOT_THERE.contains(word.body().code()) ->
          newRefund(refund, order, amount);
      case Heard.Word word -> refunded(word.body());
      case Heard.Nothing nothing -> new Refunded.Unknown(nothing.why());
    };
  }

  private Refunded newRefund(String refund, Order order, Money amount) {
    if (!(ask(order) instanceof Heard.Word known)) {
      return new Refunded.Unknown("the payment could not be looked up");
    }
    String transaction = known.body().fields().text("txnId");
    if (!(status(known.body(), order) instanceof Status.Captured) || transaction.isEmpty()) {
      return new Refunded.Unknown("not paid as far as Paytm says: " + known.body().words());
    }
    NewRefund body =
        new NewRefund(
            config.merchantId(),
            "REFUND",
            order.attempt(),
            transaction,
            refund,
            Rupees.text(amount));
    return switch (post("/refund/api/v1/async/refund", body)) {
      case Heard.Word word -> refunded(word.body());
      case Heard.Nothing nothing -> new Refunded.Unknown(nothing.why());
    };
  }

  private static Refunded refunded(PaytmLetter.Body body) {
    return switch (body.status()) {
      case "TXN_SUCCESS" -> new Refunded.Done();
      case "TXN_FAILURE" -> new Refunded.Refused(body.words());
      default -> new Refunded.Unknown(body.words());
    };
  }

  @Override
  public void close() {
    line.close();
  }

  private Heard ask(Order order) {
    return post(
        "/merchant-status/api/v1/getPaymentStatus",
        new StatusQuestion(config.merchantId(), order.attempt()));
  }

  private Heard post(String path, Object body) {
    String letter = PaytmLetter.write(body, checksum, config.clientId(), clock.instant());
    return switch (line.post(path, Map.of("Accept", JSON), JSON, letter)) {
      case Reply.Answered answer when answer.ok() ->
          PaytmLetter.read(answer.body(), checksum)
              .<Heard>map(Heard.Word::new)
              .orElseGet(() -> new Heard.Nothing("an answer that Paytm did not sign", false));
      case Reply.NeverSent never -> new Heard.Nothing(never.text(), true);
      case Reply other -> new Heard.Nothing(other.text(), false);
    };
  }

  /// What the store and Paytm agreed on.
  ///
  /// @param address `paytm-url`
  /// @param merchantId `paytm-merchant-id`
  /// @param clientId `paytm-client-id`
  /// @param posId the store's id
  /// @param merchantKey in `paytm-key-file`
  public record Config(
      URI address,
      String merchantId,
      String clientId,
      String posId,
      Secret merchantKey,
      ProviderLine.Waits waits) {}

  /// What came back.
  private sealed interface Heard {
    record Word(PaytmLetter.Body body) implements Heard {}

    record Nothing(String why, boolean neverSent) implements Heard {}
  }

  /// `POST /paymentservices/qr/create`, in Paytm's words, as are those below.
  private record NewCode(
      String mid,
      String orderId,
      String amount,
      String businessType,
      String posId,
      String orderDetails,
      String expiryDate) {}

  private record StatusQuestion(String mid, String orderId) {}

  private record RefundQuestion(String mid, String orderId, String refId) {}

  private record NewRefund(
      String mid,
      String txnType,
      String orderId,
      String txnId,
      String refId,
      String refundAmount) {}
}
