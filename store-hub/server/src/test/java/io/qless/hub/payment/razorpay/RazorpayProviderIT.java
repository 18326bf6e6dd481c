package io.qless.hub.payment.razorpay;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import io.qless.hub.payment.Digests;
import io.qless.hub.payment.Fields;
import io.qless.hub.payment.PaymentProvider;
import io.qless.hub.payment.PaymentProvider.Order;
import io.qless.hub.payment.PaymentProvider.Started;
import io.qless.hub.payment.PaymentProvider.Status;
import io.qless.hub.payment.PaymentProvider.Webhook;
import io.qless.hub.payment.PeerProgram;
import io.qless.hub.payment.ProviderCases;
import io.qless.hub.payment.ProviderFace;
import io.qless.hub.payment.ProviderLine;
import io.qless.hub.payment.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Razorpay: our class against its face, and both against Razorpay's own SDK for Node.
class RazorpayProviderIT extends ProviderCases {

  private static final String WEBHOOK_SECRET = "razorpay-webhook-secret";
  private static final String OLD_SECRET = "the-secret-before";

  @Override
  protected ProviderFace makeFace() {
    return new RazorpayFace();
  }

  @Override
  protected PaymentProvider makeProvider(URI address, ProviderLine.Waits waits) {
    return new RazorpayProvider(
        new RazorpayProvider.Config(
            address,
            RazorpayFace.KEY_ID,
            new Secret(List.of(RazorpayFace.KEY_SECRET)),
            new Secret(List.of(WEBHOOK_SECRET, OLD_SECRET)),
            waits));
  }

  @Override
  protected Posted paidWord(String attempt, long paise, String currency) {
    return signed(word("qr_code.credited", attempt, paise, currency, NOW), WEBHOOK_SECRET);
  }

  @Test
  void theCodeIsShownByteForByte() {
    Started.Opened opened = (Started.Opened) provider.start(ORDER, "Q-Less S017");
    assertThat(opened.qr()).isEqualTo(RazorpayFace.qr(opened.providerRef()));
    assertThat(opened.expires()).isEqualTo(ORDER.expires());
  }

  @Test
  void anAccountThatGetsPicturesOnlyIsOfNoUse() {
    ((RazorpayFace) face).pictureOnly();
    assertThat(provider.start(ORDER, "Q-Less S017")).isInstanceOf(Started.Declined.class);
  }

  @Test
  void aCodeIsClosedWhenNobodyWaitsForIt() {
    Order order = started();
    provider.withdraw(order);
    assertThat(provider.status(order)).isEqualTo(new Status.Failed("closed: on_demand"));
  }

  @Test
  void moneyThatCameTwiceDiffers() {
    Order order = paid();
    face.pay(ATTEMPT, AMOUNT.minor(), "INR");
    assertThat(((Status.Captured) provider.status(order)).amount().minor()).isEqualTo(49_380);
  }

  @Test
  void theSecretBeforeIsStillBelieved() {
    String body = word("qr_code.credited", ATTEMPT, AMOUNT.minor(), "INR", NOW);
    assertThat(read(signed(body, OLD_SECRET))).isInstanceOf(Webhook.Genuine.class);
    assertThat(read(signed(body, "another"))).isInstanceOf(Webhook.Refused.class);
  }

  @Test
  void oneChangedByteIsRefused() {
    String body = word("qr_code.credited", ATTEMPT, AMOUNT.minor(), "INR", NOW);
    Posted good = signed(body, WEBHOOK_SECRET);
    assertThat(read(Posted.of(body.replace("24690", "24691"), good.headers())))
        .isInstanceOf(Webhook.Refused.class);
    assertThat(read(Posted.of(body + " ", good.headers()))).isInstanceOf(Webhook.Refused.class);
  }

  @Test
  void aWordOfAnotherTimeIsRefused() {
    for (Instant wrong : List.of(NOW.plusSeconds(301), NOW.minusSeconds(8 * 86_400 + 1))) {
      String body = word("qr_code.credited", ATTEMPT, AMOUNT.minor(), "INR", wrong);
      assertThat(read(signed(body, WEBHOOK_SECRET))).isInstanceOf(Webhook.Refused.class);
    }
    String late =
        word("qr_code.credited", ATTEMPT, AMOUNT.minor(), "INR", NOW.minusSeconds(86_400));
    assertThat(read(signed(late, WEBHOOK_SECRET))).isInstanceOf(Webhook.Genuine.class);
  }

  @Test
  void otherEventsAreLeftAside() {
    String body = word("payment.authorized", ATTEMPT, AMOUNT.minor(), "INR", NOW);
    assertThat(read(signed(body, WEBHOOK_SECRET)))
        .isEqualTo(new Webhook.Aside("payment.authorized"));
  }

  /// Razorpay's published vector (UtilsTest of its Java SDK).
  @Test
  void thePublishedSignatureIsOurs() {
    byte[] body = "{\"a\":1,\"b\":2,\"c\":{\"d\":3}}".getBytes(StandardCharsets.UTF_8);
    assertThat(Digests.hmac("123456", body))
        .isEqualTo("2fe04e22977002e6c7cb553adab8b460cb9e2a4970d5953cb27a8472752e3bbc");
  }

  @Test
  void razorpaysSdkBelievesWhatWeBelieve() throws Exception {
    String body = word("qr_code.credited", ATTEMPT, AMOUNT.minor(), "INR", NOW);
    Posted posted = signed(body, WEBHOOK_SECRET);
    Fields said =
        PeerProgram.ask(
            "razorpay.mjs",
            Map.of(
                "webhook", body,
                "secret", WEBHOOK_SECRET,
                "signature", posted.headers().get("x-razorpay-signature")));
    assertThat(said.at("good").there()).isTrue();
    assertThat(said.text("good")).isEqualTo("true");
    assertThat(said.text("altered")).isEqualTo("false");
  }

  /// The SDK makes an order in our name, reads it, gives money back and closes a code; our class
  /// sees the same on the other side.
  @Test
  void razorpaysSdkAndOurClassSpeakTheSame() throws Exception {
    Order order = paid();
    Fields said =
        PeerProgram.ask(
            "razorpay.mjs",
            Map.of(
                "base",
                face.address().toString(),
                "keyId",
                RazorpayFace.KEY_ID,
                "keySecret",
                RazorpayFace.KEY_SECRET,
                "code",
                order.providerRef(),
                "closeBy",
                NOW.plusSeconds(600).getEpochSecond(),
                "refund",
                "trip-0001-5-r1"));
    assertThat(said.text("qr")).isEqualTo(RazorpayFace.qr(order.providerRef()));
    assertThat(said.text("attempt")).isEqualTo(ATTEMPT);
    assertThat(said.whole("paid").getAsLong()).isEqualTo(AMOUNT.minor());
    assertThat(said.text("rrn")).isEqualTo(((Status.Captured) provider.status(order)).reference());
    face.settleRefunds(true);
    assertThat(provider.refund("trip-0001-5-r1", order, AMOUNT))
        .isInstanceOf(PaymentProvider.Refunded.Done.class);
    assertThat(face.refunded(ATTEMPT)).isEqualTo(AMOUNT.minor());
    Order theirs = new Order("sdk-made-1", AMOUNT, NOW, ORDER.expires(), "");
    assertThat(((Started.Opened) provider.start(theirs, "Q-Less S017")).qr())
        .isEqualTo(said.text("made"));
    assertThat(face.orders()).containsExactly(ATTEMPT, "sdk-made-1");
  }

  private static Posted signed(String body, String secret) {
    String signature = Digests.hmac(secret, body.getBytes(StandardCharsets.UTF_8));
    return Posted.of(
        body, Map.of("x-razorpay-signature", signature, "x-razorpay-event-id", "evt_1"));
  }

  private static String word(
      String event, String attempt, long paise, String currency, Instant created) {
    return Json.text(
        Map.of(
            "entity",
            "event",
            "account_id",
            "acc_Face",
            "event",
            event,
            "payload",
            Map.of(
                "payment",
                Map.of("entity", RazorpayFace.payment(paise, currency)),
                "qr_code",
                Map.of("entity", Map.of("id", "qr_1", "notes", Map.of("qless_attempt", attempt)))),
            "created_at",
            created.getEpochSecond()));
  }
}
