package io.qless.hub.payment.phonepe;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import io.qless.hub.payment.Digests;
import io.qless.hub.payment.Fields;
import io.qless.hub.payment.PaymentProvider;
import io.qless.hub.payment.PaymentProvider.Order;
import io.qless.hub.payment.PaymentProvider.Refunded;
import io.qless.hub.payment.PaymentProvider.Started;
import io.qless.hub.payment.PaymentProvider.Status;
import io.qless.hub.payment.PaymentProvider.Webhook;
import io.qless.hub.payment.PeerProgram;
import io.qless.hub.payment.ProviderCases;
import io.qless.hub.payment.ProviderFace;
import io.qless.hub.payment.ProviderLine;
import io.qless.hub.payment.Secret;
import io.qless.shop.money.Money;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// PhonePe: our class against its face, and both against PhonePe's own SDK for Node.
class PhonePeProviderIT extends ProviderCases {

  private static final String USER = "qless_store";
  private static final String PASSWORD = "Password123";

  private volatile Instant now = NOW;

  @Override
  protected ProviderFace makeFace() {
    return new PhonePeFace();
  }

  @Override
  protected PaymentProvider makeProvider(URI address, ProviderLine.Waits waits) {
    return new PhonePeProvider(
        new PhonePeProvider.Config(
            URI.create(address + "/pg"),
            URI.create(address + "/auth"),
            PhonePeFace.CLIENT,
            "1",
            new Secret(List.of(PhonePeFace.SECRET)),
            USER,
            new Secret(List.of(PASSWORD)),
            waits),
        () -> now);
  }

  @Override
  protected boolean wordIsEnough() {
    return false;
  }

  @Override
  protected Posted paidWord(String attempt, long paise, String currency) {
    return posted("pg.order.completed", "COMPLETED", attempt);
  }

  @Test
  void theCodeIsShownByteForByte() {
    Started.Opened opened = (Started.Opened) provider.start(ORDER, "Q-Less S017");
    assertThat(opened.qr()).isEqualTo(PhonePeFace.qr(ATTEMPT));
    assertThat(opened.expires()).isEqualTo(ORDER.expires());
  }

  @Test
  void aShortTimeToPayIsOursAndNotTheirs() {
    Order two = new Order(ATTEMPT, AMOUNT, NOW, NOW.plus(Duration.ofMinutes(2)), "");
    assertThat(((Started.Opened) provider.start(two, "Q-Less S017")).expires())
        .isEqualTo(two.expires());
  }

  @Test
  void anOrderWhoseCodeWasLostCanBePaidByNobody() {
    face.failNext(ProviderFace.Fault.LOSE_ANSWER);
    provider.start(ORDER, "Q-Less S017");
    assertThat(provider.start(ORDER, "Q-Less S017")).isInstanceOf(Started.Declined.class);
  }

  @Test
  void lessThanARupeeIsNotAskedFor() {
    Order small = new Order(ATTEMPT, Money.paise(99), NOW, ORDER.expires(), "");
    assertThat(provider.start(small, "Q-Less S017")).isInstanceOf(Started.Declined.class);
    assertThat(face.calls()).isEmpty();
    assertThat(provider.refund("trip-0001-5-r1", paid(), Money.paise(99)))
        .isInstanceOf(Refunded.Refused.class);
  }

  @Test
  void aTryThatFailedIsNotTheOrdersEnd() {
    Order order = started();
    ((PhonePeFace) face).failOneTry(ATTEMPT);
    assertThat(provider.status(order)).isInstanceOf(Status.Pending.class);
    ((PhonePeFace) face).fail(ATTEMPT);
    assertThat(provider.status(order)).isInstanceOf(Status.Failed.class);
  }

  @Test
  void aTokenIsUsedForHalfOfItsLife() {
    Order order = started();
    now = NOW.plusSeconds(1_799);
    provider.status(order);
    assertThat(((PhonePeFace) face).tokens()).isEqualTo(1);
    now = NOW.plusSeconds(1_801);
    provider.status(order);
    assertThat(((PhonePeFace) face).tokens()).isEqualTo(2);
  }

  @Test
  void aTokenThatIsNotTakenIsReplacedAtOnce() {
    Order order = started();
    ((PhonePeFace) face).forgetTokens();
    assertThat(provider.status(order)).isInstanceOf(Status.Pending.class);
    assertThat(((PhonePeFace) face).tokens()).isEqualTo(3);
  }

  /// PhonePe's published vector (CallbackTest of its Java SDK).
  @Test
  void thePublishedAuthorizationIsOurs() {
    assertThat(Digests.sha256("username:password".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("bc842c31a9e54efe320d30d948be61291f3ceee4766e36ab25fa65243cd76e0e");
  }

  /// PhonePe's own test posts a completed event about an expired order: only a question helps.
  @Test
  void whatTheBodySaysOfMoneyIsNotLookedAt() {
    assertThat(read(posted("pg.order.completed", "EXPIRED", ATTEMPT)))
        .isInstanceOf(Webhook.Hint.class);
    assertThat(read(posted("pg.refund.completed", "COMPLETED", ATTEMPT)))
        .isEqualTo(new Webhook.Aside("pg.refund.completed"));
  }

  @Test
  void phonepesSdkBelievesOurAuthorization() throws Exception {
    Posted posted = posted("pg.order.completed", "COMPLETED", ATTEMPT);
    Fields said =
        PeerProgram.ask(
            "phonepe.mjs",
            Map.of(
                "user",
                USER,
                "password",
                PASSWORD,
                "authorization",
                posted.headers().get("authorization"),
                "webhook",
                posted.text()));
    assertThat(said.text("order")).isEqualTo(ATTEMPT);
    assertThat(said.text("wrong")).isEqualTo("refused");
  }

  /// The SDK asks for our order, gives money back and makes an order; our class sees the same.
  @Test
  void phonepesSdkAndOurClassSpeakTheSame() throws Exception {
    Order order = paid();
    Fields said =
        PeerProgram.ask(
            "phonepe.mjs",
            Map.of(
                "base",
                face.address().toString(),
                "clientId",
                PhonePeFace.CLIENT,
                "clientSecret",
                PhonePeFace.SECRET,
                "order",
                ATTEMPT,
                "refund",
                "trip-0001-5-r1"));
    assertThat(said.text("state")).isEqualTo("COMPLETED");
    assertThat(said.whole("paid").getAsLong()).isEqualTo(AMOUNT.minor());
    assertThat(said.text("utr")).isEqualTo(((Status.Captured) provider.status(order)).reference());
    assertThat(said.text("refundState")).isEqualTo("PENDING");
    assertThat(said.text("made")).isEqualTo(PhonePeFace.qr("sdk-made-1"));
    assertThat(said.text("missing")).isEqualTo("404 ORDER_NOT_FOUND");
    assertThat(provider.refund("trip-0001-5-r1", order, AMOUNT))
        .isInstanceOf(Refunded.Unknown.class);
    face.settleRefunds(true);
    assertThat(provider.refund("trip-0001-5-r1", order, AMOUNT)).isInstanceOf(Refunded.Done.class);
    assertThat(face.refunded(ATTEMPT)).isEqualTo(AMOUNT.minor());
    Order theirs = new Order("sdk-made-1", AMOUNT, NOW, ORDER.expires(), "");
    assertThat(provider.status(theirs)).isInstanceOf(Status.Pending.class);
  }

  private static Posted posted(String event, String state, String attempt) {
    String pair = USER + ':' + PASSWORD;
    String body =
        Json.text(
            Map.of(
                "event",
                event,
                "payload",
                Map.of(
                    "merchantId",
                    "QLESS",
                    "merchantOrderId",
                    attempt,
                    "orderId",
                    "OMO1",
                    "state",
                    state,
                    "amount",
                    24_690,
                    "paymentDetails",
                    List.of())));
    return Posted.of(
        body, Map.of("authorization", Digests.sha256(pair.getBytes(StandardCharsets.UTF_8))));
  }
}
