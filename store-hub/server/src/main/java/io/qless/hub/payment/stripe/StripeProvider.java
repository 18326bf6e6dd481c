package io.qless.hub.payment.stripe;

import io.qless.hub.payment.Fields;
import io.qless.hub.payment.FormText;
import io.qless.hub.payment.PaymentProvider;
import io.qless.hub.payment.ProviderLine;
import io.qless.hub.payment.ProviderLine.Reply;
import io.qless.hub.payment.Secret;
import io.qless.shop.money.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Collects money through a Stripe Checkout page, whose address is what the payer scans. Our name
/// is the idempotency key, so a question asked again gives the same page. Safe for any thread;
/// lives as long as the hub.
public final class StripeProvider implements PaymentProvider, AutoCloseable {

  /// Name in rows and in the webhook's path.
  public static final String NAME = "stripe";

  /// The words that this class was written for.
  static final String API_VERSION = "2026-07-29.dahlia";

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SESSIONS = "/v1/checkout/sessions";
  private static final String REFUNDS = "/v1/refunds";

  /// A Checkout page lives at least half an hour (Stripe API, `expires_at`); the rest is for a
  /// question that is asked again. What nobody waits for is closed earlier by [#withdraw].
  private static final Duration SHORTEST = Duration.ofMinutes(33);

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final Duration MADE_WITHIN = Duration.ofMinutes(10);
  private static final int PAGE = 100;
  private static final int MAX_PAGES = 10;

  private final ProviderLine line;
  private final Map<String, String> headers;
  private final URI returnAddress;
  private final StripeWebhook webhook;

  public StripeProvider(Config config) {
    line = new ProviderLine(config.address(), config.waits());
    headers =
        Map.of("Authorization", "Bearer " + config.key().current(), "Stripe-Version", API_VERSION);
    returnAddress = config.returnAddress();
    webhook = new StripeWebhook(config.webhookSecret());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean simulated() {
    return false;
  }

  /// The form is made of the attempt's row alone: under one idempotency key Stripe wants the same
  /// form again.
  @Override
  public Started start(Order order, String note) {
    Instant earliest = order.created().plus(SHORTEST);
    Instant closes = order.expires().isBefore(earliest) ? earliest : order.expires();
    String form =
        new FormText()
            .with("mode", "payment")
            .with("client_reference_id", order.attempt())
            .with("metadata[qless_attempt]", order.attempt())
            .with("payment_intent_data[metadata][qless_attempt]", order.attempt())
            .with("line_items[0][quantity]", "1")
            .with("line_items[0][price_data][currency]", currency(order.amount()))
            .with("line_items[0][price_data][unit_amount]", Long.toString(order.amount().minor()))
            .with("line_items[0][price_data][product_data][name]", note)
            .with("success_url", returnAddress.toString())
            .with("expires_at", Long.toString(closes.getEpochSecond()))
            .text();
    return switch (line.post(SESSIONS, once(order.attempt()), FORM, form)) {
      case Reply.NeverSent never -> new Started.Unreachable(never.text());
      case Reply.Answered answer when answer.ok() -> opened(answer.fields(), order);
      case Reply.Answered answer when answer.no() && !asksDifferently(answer) ->
          new Started.Declined(reason(answer));
      case Reply other -> new Started.Unknown(other.text());
    };
  }

  /// The trip is shown our own time limit, the page may live longer.
  private static Started opened(Fields session, Order order) {
    String address = session.text("url");
    String id = session.text("id");
    if (id.isEmpty()) {
      return new Started.Unknown("a page without id");
    }
    if (address.isEmpty()) {
      return new Started.Declined("the page is closed");
    }
    Instant closes = Instant.ofEpochSecond(session.whole("expires_at").orElse(0));
    Instant shown = closes.isBefore(order.expires()) ? closes : order.expires();
    return new Started.Opened(address, shown, id);
  }

  /// Under this key another form was sent before: there is an order.
  private static boolean asksDifferently(Reply.Answered answer) {
    return "idempotency_error".equals(answer.fields().text("error", "type"));
  }

  @Override
  public Webhook readWebhook(byte[] body, Map<String, String> given, Instant now) {
    return webhook.read(body, given, now);
  }

  @Override
  public Status status(Order order) {
    return switch (find(order)) {
      case Found.Session found -> status(found.fields());
      case Found.None none -> new Status.NotFound();
      case Found.Unclear unclear -> new Status.Unknown(unclear.why());
    };
  }

  /// What a Checkout Session says about money.
  static Status status(Fields session) {
    return switch (session.text("status")) {
      case "open" -> new Status.Pending();
      case "expired" -> new Status.Failed("the page is closed");
      case "complete" ->
          "paid".equals(session.text("payment_status")) ? captured(session) : new Status.Pending();
      default -> new Status.Unknown("no state of a page");
    };
  }

  private static Status captured(Fields session) {
    Optional<Money> amount = Fields.paise(session.whole("amount_total"), session.text("currency"));
    return amount
        .<Status>map(paid -> new Status.Captured(paid, session.text("payment_intent")))
        .orElseGet(() -> new Status.Unknown("no amount in rupees"));
  }

  @Override
  public void withdraw(Order order) {
    if (!order.providerRef().isEmpty()) {
      line.post(SESSIONS + '/' + order.providerRef() + "/expire", headers, FORM, "");
    }
  }

  /// Looks first whether it was given back already: a key of idempotency is forgotten after a day.
  @Override
  public Refunded refund(String refund, Order order, Money amount) {
    return switch (find(order)) {
      case Found.Session found -> refundOf(found.fields(), refund, amount);
      case Found.None none -> new Refunded.Refused("no such order");
      case Found.Unclear unclear -> new Refunded.Unknown(unclear.why());
    };
  }

  private Refunded refundOf(Fields session, String refund, Money amount) {
    String intent = session.text("payment_intent");
    if (intent.isEmpty()) {
      return new Refunded.Refused("nobody paid");
    }
    Reply known = line.get(REFUNDS + "?payment_intent=" + intent + "&limit=" + PAGE, headers);
    if (!(known instanceof Reply.Answered answer
        && answer.ok()
        && answer.fields().at("data").there())) {
      return new Refunded.Unknown(known.text());
    }
    for (Fields one : answer.fields().list("data")) {
      if (refund.equals(one.text("metadata", "qless_refund"))) {
        return state(one);
      }
    }
    String form =
        new FormText()
            .with("payment_intent", intent)
            .with("amount", Long.toString(amount.minor()))
            .with("metadata[qless_refund]", refund)
            .text();
    return switch (line.post(REFUNDS, once(refund), FORM, form)) {
      case Reply.Answered made when made.ok() -> state(made.fields());
      case Reply.Answered made when made.no() && !asksDifferently(made) ->
          new Refunded.Refused(reason(made));
      case Reply other -> new Refunded.Unknown(other.text());
    };
  }

  private static Refunded state(Fields refund) {
    return switch (refund.text("status")) {
      case "succeeded" -> new Refunded.Done();
      case "failed", "canceled" -> new Refunded.Refused(refund.text("failure_reason"));
      default -> new Refunded.Unknown("refund " + refund.text("status"));
    };
  }

  @Override
  public void close() {
    line.close();
  }

  private Found find(Order order) {
    if (order.providerRef().isEmpty()) {
      return search(order);
    }
    Reply reply = line.get(SESSIONS + '/' + order.providerRef(), headers);
    return reply instanceof Reply.Answered answer && answer.ok()
        ? new Found.Session(answer.fields())
        : new Found.Unclear(reply.text());
  }

  /// An order whose answer was lost is looked for among those of its time.
  private Found search(Order order) {
    String window =
        "?created%5Bgte%5D="
            + order.created().minus(CLOCKS_DIFFER).getEpochSecond()
            + "&created%5Blte%5D="
            + order.created().plus(MADE_WITHIN).getEpochSecond()
            + "&limit="
            + PAGE;
    String after = "";
    for (int page = 0; page < MAX_PAGES; page++) {
      Reply reply = line.get(SESSIONS + window + after, headers);
      if (!(reply instanceof Reply.Answered answer
          && answer.ok()
          && answer.fields().at("data").there())) {
        return new Found.Unclear(reply.text());
      }
      List<Fields> sessions = answer.fields().list("data");
      for (Fields session : sessions) {
        if (order.attempt().equals(session.text("client_reference_id"))) {
          return new Found.Session(session);
        }
      }
      if (sessions.size() < PAGE) {
        return new Found.None();
      }
      after = "&starting_after=" + sessions.getLast().text("id");
    }
    return new Found.Unclear("more pages than can be looked through");
  }

  private Map<String, String> once(String key) {
    Map<String, String> with = new HashMap<>(headers);
    with.put("Idempotency-Key", key);
    return with;
  }

  private static String currency(Money amount) {
    return amount.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
  }

  private static String reason(Reply.Answered answer) {
    String words = answer.fields().text("error", "message");
    return words.isEmpty() ? answer.text() : words;
  }

  /// What the store and Stripe agreed on.
  ///
  /// @param address `stripe-url`
  /// @param key in `stripe-key-file`
  /// @param webhookSecret in `stripe-webhook-secret-file`, `whsec_...`
  /// @param returnAddress where the payer's browser goes after paying
  public record Config(
      URI address, Secret key, Secret webhookSecret, URI returnAddress, ProviderLine.Waits waits) {}

  /// Whether there is an order of our name.
  private sealed interface Found {
    record Session(Fields fields) implements Found {}

    record None() implements Found {}

    record Unclear(String why) implements Found {}
  }
}
