package io.qless.hub.payment.stripe;

import io.qless.hub.payment.Entity;
import io.qless.hub.payment.ProviderFace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Stripe as its clients see it: Checkout Sessions and refunds with idempotency keys. Test use
/// only.
public final class StripeFace extends ProviderFace {

  public static final String KEY = "sk_test_face";

  private final Map<String, Entity> sessions = new LinkedHashMap<>();
  private final List<Entity> refunds = new ArrayList<>();
  private final Map<String, String> askedUnderKey = new LinkedHashMap<>();
  private final Map<String, Answer> saidUnderKey = new LinkedHashMap<>();

  @Override
  public synchronized List<String> orders() {
    return sessions.values().stream().map(StripeFace::attempt).toList();
  }

  @Override
  public synchronized void pay(String attempt, long paise, String currency) {
    for (Entity session : sessions.values()) {
      if (attempt(session).equals(attempt)) {
        paid(session, paise, currency);
      }
    }
  }

  static void paid(Entity session, long paise, String currency) {
    session.put("status", "complete");
    session.put("payment_status", "paid");
    session.put("amount_total", paise);
    session.put("currency", currency.toLowerCase(java.util.Locale.ROOT));
    session.put("payment_intent", "pi_3Face");
    session.put("url", null);
  }

  @Override
  public synchronized void settleRefunds(boolean good) {
    refunds.forEach(refund -> refund.put("status", good ? "succeeded" : "failed"));
  }

  @Override
  public synchronized long refunded(String attempt) {
    return refunds.stream().mapToLong(refund -> refund.whole("amount")).sum();
  }

  @Override
  protected Answer no() {
    return mistake("invalid_request_error", "Amount must be at least the minimum");
  }

  @Override
  protected Answer answer(Call call) {
    if (!("Bearer " + KEY).equals(call.headers().get("authorization"))) {
      return new Answer(401, "{}");
    }
    String key = call.headers().getOrDefault("idempotency-key", "");
    if (key.isEmpty() || "GET".equals(call.method())) {
      return act(call);
    }
    String asked = askedUnderKey.putIfAbsent(key, call.path() + call.body());
    if (asked != null && !asked.equals(call.path() + call.body())) {
      return mistake("idempotency_error", "Keys for idempotent requests can only be used once");
    }
    return saidUnderKey.computeIfAbsent(key, one -> act(call));
  }

  private Answer act(Call call) {
    if (call.is("POST", "/v1/checkout/sessions")) {
      return make(pairs(call.body()));
    }
    if (call.is("GET", "/v1/checkout/sessions")) {
      return list("/v1/checkout/sessions", List.copyOf(sessions.values()));
    }
    boolean known = call.part(2).equals("checkout") && sessions.containsKey(call.part(4));
    if (call.is("GET", "/v1/checkout/sessions/[^/]+") && known) {
      return Answer.json(200, Entity.known(sessions, call.part(4)));
    }
    if (call.is("POST", "/v1/checkout/sessions/[^/]+/expire") && known) {
      Entity session = Entity.known(sessions, call.part(4));
      session.put("status", "expired");
      session.put("url", null);
      return Answer.json(200, session);
    }
    if (call.is("GET", "/v1/refunds")) {
      String intent = call.query().getOrDefault("payment_intent", "");
      return list(
          "/v1/refunds",
          refunds.stream().filter(one -> intent.equals(one.get("payment_intent"))).toList());
    }
    if (call.is("POST", "/v1/refunds")) {
      return refund(pairs(call.body()));
    }
    return mistake("invalid_request_error", "Unrecognized request URL");
  }

  private Answer make(Map<String, String> form) {
    long closes = Long.parseLong(form.getOrDefault("expires_at", "0"));
    long now = StripeProviderIT.NOW.getEpochSecond();
    if (!"payment".equals(form.get("mode"))
        || !form.containsKey("success_url")
        || closes < now + 1_800
        || closes > now + 86_400) {
      return mistake("invalid_request_error", "mode, success_url or expires_at is wrong");
    }
    String id = "cs_test_face%04d".formatted(sessions.size() + 1);
    Entity session = session(id, form.getOrDefault("client_reference_id", ""));
    session.put(
        "amount_total",
        Long.valueOf(form.getOrDefault("line_items[0][price_data][unit_amount]", "0")));
    session.put("currency", form.get("line_items[0][price_data][currency]"));
    session.put("expires_at", closes);
    session.put("url", url(id));
    sessions.put(id, session);
    return Answer.json(200, session);
  }

  static String url(String id) {
    return "https://checkout.stripe.example/c/pay/" + id + "#fid=a%2Fb+c";
  }

  static Entity session(String id, String attempt) {
    Entity session = new Entity();
    session.put("id", id);
    session.put("object", "checkout.session");
    session.put("client_reference_id", attempt);
    session.put("created", StripeProviderIT.NOW.getEpochSecond());
    session.put("livemode", false);
    session.put("metadata", Map.of("qless_attempt", attempt));
    session.put("mode", "payment");
    session.put("payment_intent", null);
    session.put("payment_status", "unpaid");
    session.put("status", "open");
    return session;
  }

  private Answer refund(Map<String, String> form) {
    String intent = form.getOrDefault("payment_intent", "");
    long paid =
        sessions.values().stream()
            .filter(one -> intent.equals(one.get("payment_intent")))
            .mapToLong(one -> one.whole("amount_total"))
            .sum();
    long before = refunds.stream().mapToLong(one -> one.whole("amount")).sum();
    long amount = Long.parseLong(form.getOrDefault("amount", Long.toString(paid)));
    if (before + amount > paid) {
      return mistake("invalid_request_error", "Refund amount is greater than unrefunded amount");
    }
    Entity refund = new Entity();
    refund.put("id", "re_face%04d".formatted(refunds.size() + 1));
    refund.put("object", "refund");
    refund.put("amount", amount);
    refund.put("currency", "inr");
    refund.put("metadata", Map.of("qless_refund", form.getOrDefault("metadata[qless_refund]", "")));
    refund.put("payment_intent", intent);
    refund.put("status", "pending");
    refunds.add(refund);
    return Answer.json(200, refund);
  }

  private static String attempt(Entity session) {
    return session.text("client_reference_id");
  }

  private static Answer list(String url, List<Entity> data) {
    return Answer.json(200, Map.of("object", "list", "url", url, "has_more", false, "data", data));
  }

  private static Answer mistake(String type, String words) {
    return Answer.json(400, Map.of("error", Map.of("type", type, "message", words)));
  }
}
