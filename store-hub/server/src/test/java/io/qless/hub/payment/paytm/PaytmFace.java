package io.qless.hub.payment.paytm;

import io.qless.contract.wire.Json;
import io.qless.hub.payment.Entity;
import io.qless.hub.payment.Fields;
import io.qless.hub.payment.ProviderFace;
import io.qless.hub.payment.Secret;
import io.qless.shop.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Paytm as its clients see it: QR codes, status, refunds, all of it signed. Test use only.
public final class PaytmFace extends ProviderFace {

  public static final String MID = "QLESS0000000000FACE";
  public static final String KEY = "0123456789abcdef";

  static final PaytmChecksum CHECKSUM = new PaytmChecksum(new Secret(List.of(KEY)));

  private final Map<String, Entity> orders = new LinkedHashMap<>();
  private final Map<String, Entity> refunds = new LinkedHashMap<>();
  private boolean unsigned;

  /// From now on nothing is signed.
  public synchronized void signNothing() {
    unsigned = true;
  }

  @Override
  public synchronized List<String> orders() {
    return List.copyOf(orders.keySet());
  }

  @Override
  public synchronized void pay(String attempt, long paise, String currency) {
    Entity order = Entity.known(orders, attempt);
    order.put("resultInfo", result("TXN_SUCCESS", "01", "Txn Success"));
    order.put("txnAmount", Rupees.text(Money.paise(paise)));
    order.put("bankTxnId", "632912345678");
  }

  /// The order ends without money.
  public synchronized void fail(String attempt) {
    Entity.known(orders, attempt).put("resultInfo", result("TXN_FAILURE", "227", "Payment failed"));
  }

  @Override
  public synchronized void settleRefunds(boolean good) {
    refunds
        .values()
        .forEach(refund ->
            refund.put(
                "resultInfo",
                good
                    ? result("TXN_SUCCESS", "10", "Refund Successfull")
                    : result("TXN_FAILURE", "620", "Refund failed at the bank")));
  }

  @Override
  public synchronized long refunded(String attempt) {
    return refunds.values().stream()
        .filter(refund -> attempt.equals(refund.get("orderId")))
        .mapToLong(refund -> Rupees.read(refund.text("refundAmount")).orElseThrow().minor())
        .sum();
  }

  @Override
  protected boolean isOnlyAQuestion(Call call) {
    return call.path().endsWith("Status");
  }

  @Override
  protected Answer no() {
    return signed(saying(result("FAILURE", "QR_1007", "Merchant is not allowed")));
  }

  @Override
  protected Answer answer(Call call) {
    Optional<PaytmLetter.Body> letter = PaytmLetter.read(call.body(), CHECKSUM);
    if (letter.isEmpty()
        || !letter.get().signed()
        || !MID.equals(letter.get().fields().text("mid"))) {
      return signed(saying(result("TXN_FAILURE", "330", "Invalid checksum")));
    }
    Fields asked = letter.get().fields();
    return switch (call.path()) {
      case "/paymentservices/qr/create" -> make(asked);
      case "/merchant-status/api/v1/getPaymentStatus" ->
          signed(
              orders.getOrDefault(
                  asked.text("orderId"), saying(result("TXN_FAILURE", "334", "Invalid Order ID"))));
      case "/refund/api/v1/refundStatus" ->
          signed(
              refunds.getOrDefault(
                  asked.text("refId"), saying(result("TXN_FAILURE", "631", "No record found"))));
      case "/refund/api/v1/async/refund" -> refund(asked);
      default -> new Answer(404, "");
    };
  }

  private Answer make(Fields asked) {
    String name = asked.text("orderId");
    Optional<Money> amount = Rupees.read(asked.text("amount"));
    if (orders.containsKey(name)
        || amount.isEmpty()
        || !"UPI_QR_CODE".equals(asked.text("businessType"))
        || asked.text("posId").isEmpty()
        || !asked.text("expiryDate").matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d")) {
      return signed(saying(result("FAILURE", "QR_1008", "Duplicate or invalid")));
    }
    Entity order = new Entity();
    order.put("resultInfo", result("PENDING", "402", "Looks like the payment is not complete."));
    order.put("txnId", "202611241112128001101683");
    order.put("bankTxnId", "");
    order.put("orderId", name);
    order.put("txnAmount", asked.text("amount"));
    order.put("txnType", "SALE");
    order.put("mid", MID);
    order.put("paymentMode", "UPI");
    order.put("refundAmt", "0.00");
    order.put("txnDate", "2026-11-24 12:00:00.0");
    orders.put(name, order);
    Entity body = new Entity();
    body.put("resultInfo", result("SUCCESS", "QR_0001", "SUCCESS"));
    body.put("qrCodeId", "281005050101FACE");
    body.put("qrData", qr(name));
    body.put("image", "iVBORw0KGgo=");
    return signed(body);
  }

  static String qr(String name) {
    return "upi://pay?pa=paytm-face@paytm&pn=Q-Less&mc=5411&tr="
        + name
        + "&am=246.90&cu=INR&sign=A+/=";
  }

  private Answer refund(Fields asked) {
    String name = asked.text("refId");
    Entity order = orders.getOrDefault(asked.text("orderId"), new Entity());
    long amount = Rupees.read(asked.text("refundAmount")).map(Money::minor).orElse(0L);
    long paid = Rupees.read(order.text("txnAmount")).map(Money::minor).orElse(0L);
    if (refunds.containsKey(name)
        || !asked.text("txnId").equals(order.get("txnId"))
        || refunded(asked.text("orderId")) + amount > paid) {
      return signed(saying(result("TXN_FAILURE", "617", "Refund amount too large")));
    }
    Entity refund = new Entity();
    refund.put("resultInfo", result("PENDING", "601", "Refund request was raised"));
    refund.put("mid", MID);
    refund.put("orderId", asked.text("orderId"));
    refund.put("refId", name);
    refund.put("refundId", "PAYTM_REFUND_" + refunds.size());
    refund.put("txnId", asked.text("txnId"));
    refund.put("refundAmount", asked.text("refundAmount"));
    refunds.put(name, refund);
    return signed(refund);
  }

  private static Entity result(String status, String code, String words) {
    Entity result = new Entity();
    result.put("resultStatus", status);
    result.put("resultCode", code);
    result.put("resultMsg", words);
    return result;
  }

  private static Entity saying(Entity result) {
    Entity body = new Entity();
    body.put("resultInfo", result);
    return body;
  }

  private Answer signed(Object body) {
    String text = Json.text(body);
    String signature = unsigned ? "" : CHECKSUM.sign(text);
    String head = Json.text(Map.of("version", "v1", "signature", signature));
    return new Answer(200, "{\"head\":" + head + ",\"body\":" + text + "}");
  }
}
