package io.qless.hub.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import io.qless.hub.payment.Digests;
import io.qless.hub.payment.Entity;
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

/// Stripe: our class against its face, and both against Stripe's own SDK for Node.
class StripeProviderIT extends ProviderCases {

  private static final String SECRET = "whsec_test_secret";

  @Override
  protected ProviderFace makeFace() {
    return new StripeFace();
  }

  @Override
  protected PaymentProvider makeProvider(URI address, ProviderLine.Waits waits) {
    return new StripeProvider(
        new StripeProvider.Config(
            address,
            new Secret(List.of(StripeFace.KEY)),
            new Secret(List.of(SECRET, "whsec_before")),
            URI.create("https://store.example/"),
            waits));
  }

  @Override
  protected Posted paidWord(String attempt, long paise, String currency) {
    return signed(word("checkout.session.completed", attempt, paise, currency), SECRET, NOW);
  }

  @Test
  void thePageIsShownByteForByteAndForOurTime() {
    Started.Opened opened = (Started.Opened) provider.start(ORDER, "Q-Less S017");
    assertThat(opened.qr()).isEqualTo(StripeFace.url(opened.providerRef()));
    assertThat(opened.expires()).isEqualTo(ORDER.expires());
  }

  @Test
  void theSameQuestionGivesTheSamePage() {
    assertThat(provider.start(ORDER, "Q-Less S017"))
        .isEqualTo(provider.start(ORDER, "Q-Less S017"));
  }

  @Test
  void anotherQuestionUnderTheSameNameIsUncertain() {
    started();
    assertThat(provider.start(ORDER, "another note")).isInstanceOf(Started.Unknown.class);
  }

  @Test
  void aPageIsClosedWhenNobodyWaitsForIt() {
    Order order = started();
    provider.withdraw(order);
    assertThat(provider.status(order)).isInstanceOf(Status.Failed.class);
  }

  @Test
  void whatIsCompleteButNotPaidIsNoMoney() {
    Entity session = StripeFace.session("cs_1", ATTEMPT);
    session.put("status", "complete");
    assertThat(StripeProvider.status(Fields.of(Json.text(session))))
        .isInstanceOf(Status.Pending.class);
  }

  @Test
  void aWordOfAnotherTimeIsRefusedBothWays() {
    String body = word("checkout.session.completed", ATTEMPT, AMOUNT.minor(), "INR");
    for (long seconds : new long[] {-301, 301, 3_600}) {
      assertThat(read(signed(body, SECRET, NOW.plusSeconds(seconds))))
          .as("%d s", seconds)
          .isInstanceOf(Webhook.Refused.class);
    }
    assertThat(read(signed(body, SECRET, NOW.minusSeconds(299))))
        .isInstanceOf(Webhook.Genuine.class);
  }

  @Test
  void oneOfSeveralSignaturesIsEnoughAndOtherSchemesAreNone() {
    String body = word("checkout.session.completed", ATTEMPT, AMOUNT.minor(), "INR");
    String good = signed(body, SECRET, NOW).headers().getOrDefault("stripe-signature", "");
    String sum = good.substring(good.indexOf("v1=") + 3);
    String time = good.substring(0, good.indexOf(','));
    assertThat(read(Posted.of(body, header(time + ",v1=00ff,v1=" + sum))))
        .isInstanceOf(Webhook.Genuine.class);
    assertThat(read(Posted.of(body, header(time + ",v0=" + sum))))
        .isInstanceOf(Webhook.Refused.class);
    assertThat(read(signed(body, "whsec_before", NOW))).isInstanceOf(Webhook.Genuine.class);
    assertThat(read(signed(body, "whsec_other", NOW))).isInstanceOf(Webhook.Refused.class);
    assertThat(read(Posted.of(body + "\n", header(good)))).isInstanceOf(Webhook.Refused.class);
  }

  @Test
  void aFailureLaterIsTold() {
    String body = word("checkout.session.async_payment_failed", ATTEMPT, AMOUNT.minor(), "INR");
    assertThat(((Webhook.Genuine) read(signed(body, SECRET, NOW))).status())
        .isInstanceOf(Status.Failed.class);
  }

  @Test
  void otherEventsAreLeftAside() {
    String body =
        Json.text(
            Map.of(
                "id", "evt_2",
                "type", "charge.refunded",
                "data", Map.of("object", Map.of("object", "charge"))));
    assertThat(read(signed(body, SECRET, NOW))).isEqualTo(new Webhook.Aside("charge.refunded"));
  }

  /// Made by Stripe's generator and by an independent HMAC.
  @Test
  void thePublishedSignatureIsOurs() {
    assertThat(sum("{\"id\":\"evt_1\"}", "whsec_test_secret", Instant.ofEpochSecond(1_795_420_000)))
        .isEqualTo("24cd4b9988615ab1de57d40abaa12b16ecfebc78c1619461932010ac7bbdaf33");
  }

  @Test
  void whatStripesSdkSignsIsBelieved() throws Exception {
    String body = word("checkout.session.completed", ATTEMPT, AMOUNT.minor(), "INR");
    Fields said =
        PeerProgram.ask(
            "stripe.mjs",
            Map.of(
                "webhook",
                body,
                "secret",
                SECRET,
                "time",
                NOW.getEpochSecond(),
                "ours",
                signed(body, SECRET, NOW).headers().get("stripe-signature")));
    assertThat(read(Posted.of(body, header(said.text("header")))))
        .isInstanceOf(Webhook.Genuine.class);
    assertThat(read(Posted.of(body.replace("24690", "24691"), header(said.text("header")))))
        .isInstanceOf(Webhook.Refused.class);
    assertThat(said.text("believed")).isEqualTo("checkout.session.completed");
    assertThat(said.text("alteredBelieved")).isEqualTo("false");
  }

  /// The SDK reads our order, gives money back and makes an order in our name; our class sees the
  /// same on the other side.
  @Test
  void stripesSdkAndOurClassSpeakTheSame() throws Exception {
    Order order = paid();
    Fields said =
        PeerProgram.ask(
            "stripe.mjs",
            Map.of(
                "port", face.address().getPort(),
                "key", StripeFace.KEY,
                "session", order.providerRef(),
                "expiresAt", NOW.plusSeconds(2_400).getEpochSecond(),
                "refund", "trip-0001-5-r1"));
    assertThat(said.text("attempt")).isEqualTo(ATTEMPT);
    assertThat(said.whole("paid").getAsLong()).isEqualTo(AMOUNT.minor());
    assertThat(said.text("intent"))
        .isEqualTo(((Status.Captured) provider.status(order)).reference());
    face.settleRefunds(true);
    assertThat(provider.refund("trip-0001-5-r1", order, AMOUNT))
        .isInstanceOf(PaymentProvider.Refunded.Done.class);
    assertThat(face.refunded(ATTEMPT)).isEqualTo(AMOUNT.minor());
    Order theirs = new Order("sdk-made-1", AMOUNT, NOW, ORDER.expires(), "");
    assertThat(provider.status(theirs)).isInstanceOf(Status.Pending.class);
    assertThat(said.text("tooMuch")).isEqualTo("StripeInvalidRequestError");
  }

  private static Posted signed(String body, String secret, Instant at) {
    return Posted.of(body, header("t=" + at.getEpochSecond() + ",v1=" + sum(body, secret, at)));
  }

  private static String sum(String body, String secret, Instant at) {
    return Digests.hmac(
        secret, (at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> header(String signature) {
    return Map.of("stripe-signature", signature);
  }

  private static String word(String type, String attempt, long paise, String currency) {
    Entity session = StripeFace.session("cs_test_face0001", attempt);
    StripeFace.paid(session, paise, currency);
    return Json.text(
        Map.of(
            "id",
            "evt_face1",
            "object",
            "event",
            "api_version",
            StripeProvider.API_VERSION,
            "type",
            type,
            "data",
            Map.of("object", session)));
  }
}
