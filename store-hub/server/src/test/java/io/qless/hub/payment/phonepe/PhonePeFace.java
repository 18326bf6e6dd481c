package io.qless.hub.payment.phonepe;

import io.qless.hub.payment.Entity;
import io.qless.hub.payment.Fields;
import io.qless.hub.payment.ProviderFace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// PhonePe as its clients see it: tokens under `/auth`, orders and refunds under `/pg`. Test use
/// only.
public final class PhonePeFace extends ProviderFace {

  public static final String CLIENT = "QLESS_CLIENT";
  public static final String SECRET = "phonepe-secret-of-the-face";

  private static final long NOW = PhonePeProviderIT.NOW.getEpochSecond();

  private final Map<String, Entity> orders = new LinkedHashMap<>();
  private final Map<String, Entity> refunds = new LinkedHashMap<>();
  private int tokens;

  /// How many tokens were given out; only the last is taken.
  public synchronized int tokens() {
    return tokens;
  }

  /// No token given out so far is taken any more.
  public synchronized void forgetTokens() {
    tokens++;
  }

  @Override
  public synchronized List<String> orders() {
    return List.copyOf(orders.keySet());
  }

  @Override
  public synchronized void pay(String attempt, long paise, String currency) {
    Entity order = Entity.known(orders, attempt);
    order.put("state", "COMPLETED");
    order.put("amount", paise);
    order.put(
        "paymentDetails",
        List.of(
            Map.of(
                "transactionId",
                "OM_FACE_1",
                "paymentMode",
                "UPI_QR",
                "timestamp",
                NOW * 1_000,
                "amount",
                paise,
                "state",
                "COMPLETED",
                "splitInstruments",
                List.of(
                    Map.of(
                        "rail",
                        Map.of("type", "UPI", "utr", "632912345678", "vpa", "payer@ybl"),
                        "instrument",
                        Map.of("type", "ACCOUNT"),
                        "amount",
                        paise)))));
  }

  /// A payer's try fails; the order can still be paid.
  public synchronized void failOneTry(String attempt) {
    Entity.known(orders, attempt)
        .put("paymentDetails", List.of(Map.of("state", "FAILED", "amount", 24_690)));
  }

  /// The order ends without money.
  public synchronized void fail(String attempt) {
    Entity.known(orders, attempt).put("state", "FAILED");
    Entity.known(orders, attempt).put("errorCode", "TXN_CANCELLED");
  }

  @Override
  public synchronized void settleRefunds(boolean good) {
    refunds.values().forEach(refund -> refund.put("state", good ? "COMPLETED" : "FAILED"));
  }

  @Override
  public synchronized long refunded(String attempt) {
    return refunds.values().stream()
        .filter(refund -> attempt.equals(refund.get("originalMerchantOrderId")))
        .mapToLong(refund -> refund.whole("amount"))
        .sum();
  }

  @Override
  protected boolean isOnlyAQuestion(Call call) {
    return call.path().startsWith("/auth/");
  }

  @Override
  protected Answer no() {
    return mistake(400, "BAD_REQUEST");
  }

  @Override
  protected Answer answer(Call call) {
    if (call.is("POST", "/auth/v1/oauth/token")) {
      return token(pairs(call.body()));
    }
    if (!("O-Bearer token-" + tokens).equals(call.headers().get("authorization"))) {
      return mistake(401, "UNAUTHORIZED");
    }
    if (call.is("POST", "/pg/payments/v2/pay")) {
      return make(call.fields());
    }
    if (call.is("GET", "/pg/payments/v2/order/[^/]+/status")) {
      return told(orders, call.part(5), "ORDER_NOT_FOUND");
    }
    if (call.is("GET", "/pg/payments/v2/refund/[^/]+/status")) {
      return told(refunds, call.part(5), "REFUND_NOT_FOUND");
    }
    if (call.is("POST", "/pg/payments/v2/refund")) {
      return refund(call.fields());
    }
    return mistake(404, "NOT_FOUND");
  }

  private static Answer told(Map<String, Entity> all, String name, String otherwise) {
    return all.containsKey(name)
        ? Answer.json(200, Entity.known(all, name))
        : mistake(404, otherwise);
  }

  private Answer token(Map<String, String> form) {
    if (!CLIENT.equals(form.get("client_id"))
        || !SECRET.equals(form.get("client_secret"))
        || !"client_credentials".equals(form.get("grant_type"))) {
      return mistake(401, "UNAUTHORIZED");
    }
    tokens++;
    return Answer.json(
        200,
        Map.of(
            "access_token",
            "token-" + tokens,
            "encrypted_access_token",
            "unused",
            "expires_in",
            3_600,
            "issued_at",
            NOW,
            "expires_at",
            NOW + 3_600,
            "session_expires_at",
            NOW + 3_600,
            "token_type",
            "O-Bearer"));
  }

  private Answer make(Fields asked) {
    String name = asked.text("merchantOrderId");
    long life = asked.whole("expireAfter").orElse(0);
    if (orders.containsKey(name)
        || !name.matches("[A-Za-z0-9_-]{1,63}")
        || asked.whole("amount").orElse(0) < 100
        || life < 300
        || life > 3_600
        || !"PG".equals(asked.text("paymentFlow", "type"))
        || !"UPI_QR".equals(asked.text("paymentFlow", "paymentMode", "type"))) {
      return mistake(400, "BAD_REQUEST");
    }
    Entity order = new Entity();
    order.put("merchantOrderId", name);
    order.put("orderId", "OMO26112400" + orders.size());
    order.put("state", "PENDING");
    order.put("amount", asked.whole("amount").getAsLong());
    order.put("expireAt", (NOW + life) * 1_000);
    order.put("paymentDetails", List.of());
    orders.put(name, order);
    return Answer.json(
        200,
        Map.of(
            "orderId",
            order.text("orderId"),
            "state",
            "PENDING",
            "expireAt",
            order.whole("expireAt"),
            "qrData",
            qr(name)));
  }

  static String qr(String name) {
    return "upi://pay?mode=15&pa=QLESS@ybl&pn=Q%20Less&tr="
        + name
        + "&am=246.90&cu=INR&sign=MEUC+/=";
  }

  private Answer refund(Fields asked) {
    String name = asked.text("merchantRefundId");
    String order = asked.text("originalMerchantOrderId");
    long amount = asked.whole("amount").orElse(0);
    boolean paid =
        orders.containsKey(order) && "COMPLETED".equals(Entity.known(orders, order).get("state"));
    if (refunds.containsKey(name)
        || !paid
        || amount < 100
        || refunded(order) + amount > Entity.known(orders, order).whole("amount")) {
      return mistake(400, "BAD_REQUEST");
    }
    Entity refund = new Entity();
    refund.put("merchantRefundId", name);
    refund.put("originalMerchantOrderId", order);
    refund.put("refundId", "OMR26112400" + refunds.size());
    refund.put("amount", amount);
    refund.put("state", "PENDING");
    refund.put("paymentDetails", new ArrayList<>());
    refunds.put(name, refund);
    return Answer.json(200, refund);
  }

  private static Answer mistake(int status, String code) {
    return Answer.json(status, Map.of("code", code, "message", "The face says " + code));
  }
}
