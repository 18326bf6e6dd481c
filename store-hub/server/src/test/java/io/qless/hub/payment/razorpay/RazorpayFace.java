package io.qless.hub.payment.razorpay;

import io.qless.hub.payment.Entity;
import io.qless.hub.payment.Fields;
import io.qless.hub.payment.ProviderFace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Razorpay as its clients see it: QR codes, payments on them, refunds. Test use only.
public final class RazorpayFace extends ProviderFace {

  public static final String KEY_ID = "rzp_test_qless";
  public static final String KEY_SECRET = "rzp-secret-of-the-face";
  private static final String AUTHORIZATION =
      "Basic "
          + java.util.Base64.getEncoder()
              .encodeToString(
                  (KEY_ID + ':' + KEY_SECRET).getBytes(java.nio.charset.StandardCharsets.UTF_8));

  private final Map<String, Entity> codes = new LinkedHashMap<>();
  private final Map<String, List<Entity>> payments = new LinkedHashMap<>();
  private final Map<String, List<Entity>> refunds = new LinkedHashMap<>();
  private boolean pictureOnly;
  private int codeChars;

  /// An account to which Razorpay sends the picture of a code only.
  public synchronized void pictureOnly() {
    pictureOnly = true;
  }

  /// From now on codes have so many characters.
  public synchronized void codesOf(int chars) {
    codeChars = chars;
  }

  @Override
  public synchronized List<String> orders() {
    return codes.values().stream().map(RazorpayFace::attempt).toList();
  }

  @Override
  public synchronized void pay(String attempt, long paise, String currency) {
    for (Entity code : codes.values()) {
      if (attempt(code).equals(attempt)) {
        on(code).add(payment(paise, currency));
        code.put("payments_amount_received", paise);
        code.put("status", "closed");
        code.put("close_reason", "paid");
      }
    }
  }

  @Override
  public synchronized void settleRefunds(boolean good) {
    refunds
        .values()
        .forEach(
            list -> list.forEach(refund -> refund.put("status", good ? "processed" : "failed")));
  }

  @Override
  public synchronized long refunded(String attempt) {
    return codes.values().stream()
        .filter(code -> attempt(code).equals(attempt))
        .flatMap(code -> on(code).stream())
        .flatMap(payment -> refunds.getOrDefault(payment.text("id"), List.of()).stream())
        .mapToLong(refund -> refund.whole("amount"))
        .sum();
  }

  @Override
  protected Answer no() {
    return mistake("Something went wrong with this merchant");
  }

  @Override
  protected Answer answer(Call call) {
    if (!AUTHORIZATION.equals(call.headers().get("authorization"))) {
      return new Answer(401, "{}");
    }
    if (call.is("POST", "/v1/payments/qr_codes")) {
      return make(call.fields());
    }
    if (call.is("GET", "/v1/payments/qr_codes")) {
      return list(page(call));
    }
    if (call.is("GET", "/v1/payments/qr_codes/[^/]+/payments")) {
      return list(payments.getOrDefault(call.part(4), List.of()));
    }
    if (call.is("GET", "/v1/payments/qr_codes/[^/]+")) {
      return codes.containsKey(call.part(4))
          ? Answer.json(200, codes.get(call.part(4)))
          : mistake("The id provided does not exist");
    }
    if (call.is("POST", "/v1/payments/qr_codes/[^/]+/close")) {
      return closed(Entity.known(codes, call.part(4)));
    }
    if (call.is("GET", "/v1/payments/[^/]+/refunds")) {
      return list(refunds.getOrDefault(call.part(3), List.of()));
    }
    if (call.is("POST", "/v1/payments/[^/]+/refund")) {
      return refund(call.part(3), call);
    }
    return mistake("The requested URL was not found on the server.");
  }

  private Answer make(Fields asked) {
    if (!"upi_qr".equals(asked.text("type"))
        || !"single_use".equals(asked.text("usage"))
        || asked.whole("payment_amount").orElse(0) < 100) {
      return mistake("The type, usage or amount is invalid");
    }
    String id = "qr_FaceOfRzp%06d".formatted(codes.size() + 1);
    Entity code = new Entity();
    code.put("id", id);
    code.put("entity", "qr_code");
    code.put("created_at", RazorpayProviderIT.NOW.getEpochSecond());
    code.put("name", asked.text("name"));
    code.put("usage", "single_use");
    code.put("type", "upi_qr");
    code.put("image_url", "https://rzp.example/i/" + id);
    code.put("payment_amount", asked.whole("payment_amount").getAsLong());
    code.put("status", "active");
    code.put("description", asked.text("description"));
    code.put("fixed_amount", true);
    code.put("payments_amount_received", 0);
    code.put("payments_count_received", 0);
    code.put("notes", Map.of("qless_attempt", asked.text("notes", "qless_attempt")));
    code.put("customer_id", null);
    code.put("close_by", asked.whole("close_by").orElse(0));
    code.put("close_reason", null);
    if (!pictureOnly) {
      code.put("image_content", codeChars > 0 ? "u".repeat(codeChars) : qr(id));
    }
    codes.put(id, code);
    payments.put(id, new ArrayList<>());
    return Answer.json(200, code);
  }

  /// Text of a code, with things in it that must not be changed on the way to the screen.
  static String qr(String id) {
    return "upi://pay?ver=01&mode=15&pa=rzr.face@icici&pn=Q%20Less&tr=RZP"
        + id.substring(3)
        + "qrv2&tn=Pay+Q-Less&cu=INR&mc=5411&qrMedium=04&am=246.90&sign=MEUCIQ+/==";
  }

  private List<Entity> page(Call call) {
    return codes.values().stream()
        .skip(Long.parseLong(call.query().getOrDefault("skip", "0")))
        .limit(Long.parseLong(call.query().getOrDefault("count", "10")))
        .toList();
  }

  private Answer closed(Entity code) {
    if (!"active".equals(code.get("status"))) {
      return mistake("The QR code is closed already");
    }
    code.put("status", "closed");
    code.put("close_reason", "on_demand");
    return Answer.json(200, code);
  }

  private Answer refund(String payment, Call call) {
    List<Entity> given = refunds.computeIfAbsent(payment, id -> new ArrayList<>());
    String key = call.headers().getOrDefault("x-refund-idempotency", "");
    for (Entity refund : given) {
      if (!key.isEmpty() && key.equals(refund.get("receipt"))) {
        return Answer.json(200, refund);
      }
    }
    long paid =
        payments.values().stream()
            .flatMap(List::stream)
            .filter(one -> payment.equals(one.get("id")))
            .mapToLong(one -> one.whole("amount"))
            .sum();
    long before = given.stream().mapToLong(one -> one.whole("amount")).sum();
    long amount = call.fields().whole("amount").orElse(paid);
    if (before + amount > paid) {
      return mistake("The total refund amount is greater than the refund payment amount");
    }
    Entity refund = new Entity();
    refund.put("id", "rfnd_FaceOfRzp%04d".formatted(given.size() + 1));
    refund.put("entity", "refund");
    refund.put("amount", amount);
    refund.put("currency", "INR");
    refund.put("payment_id", payment);
    refund.put("receipt", call.fields().text("receipt"));
    refund.put("status", "pending");
    refund.put("speed_requested", call.fields().text("speed"));
    given.add(refund);
    return Answer.json(200, refund);
  }

  static Entity payment(long paise, String currency) {
    Entity payment = new Entity();
    payment.put("id", "pay_FaceOfRzp00001");
    payment.put("entity", "payment");
    payment.put("amount", paise);
    payment.put("currency", currency);
    payment.put("status", "captured");
    payment.put("order_id", null);
    payment.put("method", "upi");
    payment.put("amount_refunded", 0);
    payment.put("refund_status", null);
    payment.put("captured", true);
    payment.put("vpa", "payer@okbank");
    payment.put("notes", List.of()); // an empty map is a list in Razorpay's JSON
    payment.put("acquirer_data", Map.of("rrn", "632912345678"));
    payment.put("created_at", RazorpayProviderIT.NOW.getEpochSecond());
    return payment;
  }

  private List<Entity> on(Entity code) {
    return payments.getOrDefault(code.text("id"), List.of());
  }

  private static String attempt(Entity code) {
    return code.get("notes") instanceof Map<?, ?> notes
        ? String.valueOf(notes.get("qless_attempt"))
        : "";
  }

  private static Answer list(List<?> items) {
    return Answer.json(200, Map.of("entity", "collection", "count", items.size(), "items", items));
  }

  private static Answer mistake(String words) {
    return Answer.json(
        400,
        Map.of(
            "error",
            Map.of("code", "BAD_REQUEST_ERROR", "description", words, "source", "business")));
  }
}
