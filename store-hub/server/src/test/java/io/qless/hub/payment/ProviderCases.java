package io.qless.hub.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.payment.PaymentProvider.Order;
import io.qless.hub.payment.PaymentProvider.Refunded;
import io.qless.hub.payment.PaymentProvider.Started;
import io.qless.hub.payment.PaymentProvider.Status;
import io.qless.hub.payment.PaymentProvider.Webhook;
import io.qless.shop.money.Money;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every provider owes us, whatever it speaks. Each runs it against its own face.
public abstract class ProviderCases {

  public static final Instant NOW = Instant.parse("2026-11-24T06:30:00Z");
  protected static final String ATTEMPT = "trip-0001-5";
  protected static final Money AMOUNT = Money.paise(24_690);
  protected static final Order ORDER =
      new Order(ATTEMPT, AMOUNT, NOW, NOW.plus(Duration.ofMinutes(5)), "");
  private static final ProviderLine.Waits SHORT =
      new ProviderLine.Waits(Duration.ofSeconds(3), Duration.ofMillis(700));

  protected ProviderFace face;
  protected PaymentProvider provider;

  protected abstract ProviderFace makeFace();

  protected abstract PaymentProvider makeProvider(URI address, ProviderLine.Waits waits);

  /// A posted word that this order was paid, with what vouches for it.
  protected abstract Posted paidWord(String attempt, long paise, String currency);

  /// Whether a word of this provider is believed without asking back.
  protected boolean wordIsEnough() {
    return true;
  }

  @BeforeEach
  void meet() {
    face = makeFace();
    face.open();
    provider = makeProvider(face.address(), ProviderLine.Waits.USUAL);
  }

  @AfterEach
  void part() {
    closeProvider();
    face.close();
  }

  @Test
  void anOrderCanBePaidAndSaysSo() {
    Order order = started();
    assertThat(provider.status(order)).isInstanceOf(Status.Pending.class);
    face.pay(ATTEMPT, AMOUNT.minor(), "INR");
    Status.Captured captured = (Status.Captured) provider.status(order);
    assertThat(captured.amount()).isEqualTo(AMOUNT);
    assertThat(captured.reference()).isNotBlank();
  }

  @Test
  void anotherAmountIsToldAsItIs() {
    Order order = started();
    face.pay(ATTEMPT, AMOUNT.minor() - 1, "INR");
    assertThat(((Status.Captured) provider.status(order)).amount()).isEqualTo(Money.paise(24_689));
  }

  @Test
  void theSameQuestionAgainMakesNoSecondOrder() {
    started();
    provider.start(ORDER, "Q-Less S017");
    assertThat(face.orders()).containsExactly(ATTEMPT);
  }

  @Test
  void aNoIsANo() {
    face.failNext(ProviderFace.Fault.SAY_NO);
    assertThat(provider.start(ORDER, "Q-Less S017")).isInstanceOf(Started.Declined.class);
  }

  @Test
  void whoIsNotThereWasNotReached() throws IOException {
    int port;
    try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = used.getLocalPort();
    }
    replace(URI.create("http://127.0.0.1:" + port), ProviderLine.Waits.USUAL);
    assertThat(provider.start(ORDER, "Q-Less S017")).isInstanceOf(Started.Unreachable.class);
    assertThat(provider.status(ORDER)).isInstanceOf(Status.Unknown.class);
    assertThat(provider.refund("r-000000001", ORDER, AMOUNT)).isInstanceOf(Refunded.Unknown.class);
  }

  @Test
  void aLostAnswerIsUncertainAndTheOrderIsNotDoubled() {
    face.failNext(ProviderFace.Fault.LOSE_ANSWER);
    assertThat(provider.start(ORDER, "Q-Less S017")).isInstanceOf(Started.Unknown.class);
    assertThat(face.orders()).containsExactly(ATTEMPT);
    assertThat(provider.status(ORDER)).isInstanceOf(Status.Pending.class);
    provider.start(ORDER, "Q-Less S017");
    assertThat(face.orders()).containsExactly(ATTEMPT);
  }

  @Test
  void aLostAnswerDoesNotHideThatSomebodyPaid() {
    face.failNext(ProviderFace.Fault.LOSE_ANSWER);
    provider.start(ORDER, "Q-Less S017");
    face.pay(ATTEMPT, AMOUNT.minor(), "INR");
    assertThat(provider.status(ORDER)).isInstanceOf(Status.Captured.class);
  }

  @Test
  void aTimeoutIsNeverAFailure() {
    Order order = started();
    face.failAlways(ProviderFace.Fault.SILENT);
    replace(face.address(), SHORT);
    assertThat(provider.status(order)).isInstanceOf(Status.Unknown.class);
    assertThat(provider.refund("r-000000001", order, AMOUNT)).isInstanceOf(Refunded.Unknown.class);
  }

  @Test
  void aBrokenProviderIsNeverAFailure() {
    Order order = started();
    face.failAlways(ProviderFace.Fault.BROKEN);
    assertThat(provider.status(order)).isInstanceOf(Status.Unknown.class);
    assertThat(provider.refund("r-000000001", order, AMOUNT)).isInstanceOf(Refunded.Unknown.class);
  }

  @Test
  void anOrderThatNobodyMadeIsNotFound() {
    assertThat(provider.status(ORDER)).isInstanceOf(Status.NotFound.class);
  }

  @Test
  void moneyGoesBackOncePerName() {
    Order order = paid();
    provider.refund("trip-0001-5-r1", order, Money.paise(10_000));
    face.settleRefunds(true);
    assertThat(provider.refund("trip-0001-5-r1", order, Money.paise(10_000)))
        .isInstanceOf(Refunded.Done.class);
    assertThat(face.refunded(ATTEMPT)).isEqualTo(10_000);
    provider.refund("trip-0001-5-r2", order, Money.paise(14_690));
    face.settleRefunds(true);
    assertThat(provider.refund("trip-0001-5-r2", order, Money.paise(14_690)))
        .isInstanceOf(Refunded.Done.class);
    assertThat(face.refunded(ATTEMPT)).isEqualTo(24_690);
    assertThat(provider.status(order)).isEqualTo(provider.status(order));
    assertThat(((Status.Captured) provider.status(order)).amount()).isEqualTo(AMOUNT);
  }

  @Test
  void moneyOnItsWayBackIsNotThereYetAndMayFail() {
    Order order = paid();
    assertThat(provider.refund("trip-0001-5-r1", order, AMOUNT))
        .isInstanceOf(Refunded.Unknown.class);
    assertThat(provider.refund("trip-0001-5-r1", order, AMOUNT))
        .isInstanceOf(Refunded.Unknown.class);
    assertThat(face.refunded(ATTEMPT)).isEqualTo(AMOUNT.minor());
    face.settleRefunds(false);
    assertThat(provider.refund("trip-0001-5-r1", order, AMOUNT))
        .isInstanceOf(Refunded.Refused.class);
  }

  @Test
  void aRefundWhoseAnswerWasLostIsNotDoubled() {
    Order order = paid();
    face.failNext(ProviderFace.Fault.LOSE_ANSWER);
    assertThat(provider.refund("trip-0001-5-r1", order, Money.paise(10_000)))
        .isInstanceOf(Refunded.Unknown.class);
    face.settleRefunds(true);
    assertThat(provider.refund("trip-0001-5-r1", order, Money.paise(10_000)))
        .isInstanceOf(Refunded.Done.class);
    assertThat(face.refunded(ATTEMPT)).isEqualTo(10_000);
  }

  @Test
  void moreThanWasPaidDoesNotGoBack() {
    Order order = paid();
    assertThat(provider.refund("trip-0001-5-r1", order, Money.paise(24_691)))
        .isInstanceOf(Refunded.Refused.class);
    assertThat(face.refunded(ATTEMPT)).isZero();
  }

  @Test
  void itsOwnWordIsTaken() {
    Webhook webhook = read(paidWord(ATTEMPT, AMOUNT.minor(), "INR"));
    if (wordIsEnough()) {
      Webhook.Genuine genuine = (Webhook.Genuine) webhook;
      assertThat(genuine.attempt()).isEqualTo(ATTEMPT);
      assertThat(((Status.Captured) genuine.status()).amount()).isEqualTo(AMOUNT);
    } else {
      assertThat(((Webhook.Hint) webhook).attempt()).isEqualTo(ATTEMPT);
    }
  }

  @Test
  void theSameWordHasTheSameName() {
    Posted posted = paidWord(ATTEMPT, AMOUNT.minor(), "INR");
    assertThat(read(posted)).isEqualTo(read(posted));
  }

  @Test
  void anotherCurrencyIsNoMoneyOfOurs() {
    if (read(paidWord(ATTEMPT, AMOUNT.minor(), "USD")) instanceof Webhook.Genuine genuine) {
      assertThat(genuine.status()).isInstanceOf(Status.Unknown.class);
    }
  }

  @Test
  void aWordWithoutItsSignatureIsRefused() {
    Posted posted = withoutSignature(paidWord(ATTEMPT, AMOUNT.minor(), "INR"));
    assertThat(read(posted)).isInstanceOf(Webhook.Refused.class);
  }

  /// A posted word that nothing vouches for.
  protected Posted withoutSignature(Posted posted) {
    return new Posted(posted.text(), Map.of());
  }

  protected Webhook read(Posted posted) {
    return provider.readWebhook(posted.body(), posted.headers(), NOW);
  }

  protected void replace(URI address, ProviderLine.Waits waits) {
    closeProvider();
    provider = makeProvider(address, waits);
  }

  /// An order as the hub has it after the provider answered.
  protected Order started() {
    Started.Opened opened = (Started.Opened) provider.start(ORDER, "Q-Less S017");
    return new Order(ATTEMPT, AMOUNT, NOW, ORDER.expires(), opened.providerRef());
  }

  protected Order paid() {
    Order order = started();
    face.pay(ATTEMPT, AMOUNT.minor(), "INR");
    return order;
  }

  private void closeProvider() {
    try {
      ((AutoCloseable) provider).close();
    } catch (Exception cause) {
      throw new AssertionError(cause);
    }
  }

  /// What came to the webhook's door.
  public record Posted(String text, Map<String, String> headers) {
    public static Posted of(String text, Map<String, String> headers) {
      return new Posted(text, headers);
    }

    public byte[] body() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
