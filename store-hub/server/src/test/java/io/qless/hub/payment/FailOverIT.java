package io.qless.hub.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import io.qless.hub.payment.phonepe.PhonePeFace;
import io.qless.hub.payment.phonepe.PhonePeProvider;
import io.qless.hub.payment.razorpay.RazorpayFace;
import io.qless.hub.payment.razorpay.RazorpayProvider;
import io.qless.hub.storage.Alert;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several providers under one payment: Razorpay's face first, PhonePe's face second, the simulator
/// last. Each attempt is in one provider's hands at a time, and money comes from there alone.
class FailOverIT {

  private static final String ATTEMPT = "trip-0001-5";
  private static final long AMOUNT = 24_690;
  private static final String WEBHOOK_SECRET = "razorpay-webhook-secret";

  @TempDir private Path directory;
  private PaymentHouse house;
  private final RazorpayFace razorpay = new RazorpayFace();
  private final PhonePeFace phonepe = new PhonePeFace();
  private RazorpayProvider first = razorpayAt(razorpay.address());
  private PhonePeProvider second = PhonePeAt.address(phonepe.address());

  @BeforeEach
  void openTheHouse() {
    razorpay.open();
    phonepe.open();
    house = new PaymentHouse(directory);
    collect(razorpay.address(), phonepe.address());
  }

  @AfterEach
  void closeTheHouse() {
    house.close();
    first.close();
    second.close();
    razorpay.close();
    phonepe.close();
  }

  @Test
  void theFirstCollectsAndNobodyElseIsAsked() throws Exception {
    SessionId trip = awaitedTrip();
    assertThat(collector()).isEqualTo("razorpay");
    assertThat(house.attempt(ATTEMPT).providerRef()).startsWith("qr_");
    assertThat(awaiting(trip).simulated()).isFalse();
    razorpay.pay(ATTEMPT, AMOUNT, "INR");
    assertThat(razorpaySays(ATTEMPT)).isEqualTo(200);
    soonPaid(trip);
    assertThat(phonepe.calls()).isEmpty();
    assertThat(((Settlement.Paid) house.cart(trip).settlement()).reference())
        .isEqualTo("632912345678");
  }

  @Test
  void whoSaysNoIsFollowedByTheNext() {
    razorpay.failNext(ProviderFace.Fault.SAY_NO);
    SessionId trip = awaitedTrip();
    assertThat(collector()).isEqualTo("phonepe");
    assertThat(awaiting(trip).qr()).contains("pa=QLESS@ybl");
    assertThat(house.sql("SELECT provider || ': ' || reason FROM attempt_refusal"))
        .isEqualTo("razorpay: Something went wrong with this merchant");
  }

  @Test
  void whoseCodeCanNotBeDrawnIsFollowedByTheNext() {
    razorpay.codesOf(1_501);
    awaitedTrip();
    assertThat(collector()).isEqualTo("phonepe");
  }

  @Test
  void whoCanNotBeReachedIsFollowedByTheNext() throws IOException {
    collect(nobodyThere(), phonepe.address());
    awaitedTrip();
    assertThat(collector()).isEqualTo("phonepe");
  }

  @Test
  void theLastOfThreeCollectsIfTheOthersCanNot() throws IOException {
    collect(nobodyThere(), nobodyThere());
    SessionId trip = awaitedTrip();
    assertThat(collector()).isEqualTo("simulator");
    assertThat(awaiting(trip).simulated()).isTrue();
    house.simulator().decide(ATTEMPT, true);
    soonPaid(trip);
    assertThat(house.sql("SELECT COUNT(*) FROM attempt_refusal")).isEqualTo("2");
  }

  @Test
  void afterAnUncertainAnswerNobodyElseIsAsked() {
    razorpay.failNext(ProviderFace.Fault.LOSE_ANSWER);
    house.open();
    SessionId trip = house.tripAsksToPay("trip-0001");
    PaymentHouse.soon("asked", () -> razorpay.orders().contains(ATTEMPT));
    house.wait(Duration.ofSeconds(5));
    PaymentHouse.soon(
        "found again",
        () -> {
          house.desk().sweep();
          return house.cart(trip).settlement() instanceof Settlement.Awaiting;
        });
    assertThat(collector()).isEqualTo("razorpay");
    assertThat(razorpay.orders()).containsExactly(ATTEMPT);
    assertThat(phonepe.calls()).isEmpty();
  }

  /// The second question says nothing about the order that the first one made.
  @Test
  void whoCanNotBeReachedAfterAnUncertainAnswerKeepsTheAttempt() throws IOException {
    razorpay.failNext(ProviderFace.Fault.LOSE_ANSWER);
    house.open();
    SessionId trip = house.tripAsksToPay("trip-0001");
    PaymentHouse.soon("asked", () -> razorpay.orders().contains(ATTEMPT));
    collect(nobodyThere(), phonepe.address());
    house.open();
    house.wait(Duration.ofSeconds(5));
    house.desk().sweep();
    assertThat(collector()).isEqualTo("razorpay");
    razorpay.pay(ATTEMPT, AMOUNT, "INR");
    collect(razorpay.address(), phonepe.address());
    house.open();
    house.wait(Duration.ofSeconds(10));
    house.desk().sweep();
    soonPaid(trip);
  }

  @Test
  void aBrokenProviderIsUncertainAndTheTripWaits() {
    razorpay.failAlways(ProviderFace.Fault.BROKEN);
    house.open();
    SessionId trip = house.tripAsksToPay("trip-0001");
    PaymentHouse.soon("asked", () -> !razorpay.calls().isEmpty());
    house.desk().sweep();
    assertThat(house.stateOf(ATTEMPT)).isEqualTo("INITIATING");
    assertThat(house.cart(trip).settlement()).isInstanceOf(Settlement.Requested.class);
    assertThat(phonepe.calls()).isEmpty();
  }

  @Test
  void ifAllSayNoTheShopperMayTryAgain() {
    house.useProviders(List.of(first, second));
    razorpay.failNext(ProviderFace.Fault.SAY_NO);
    phonepe.failNext(ProviderFace.Fault.SAY_NO);
    house.open();
    SessionId trip = house.tripAsksToPay("trip-0001");
    PaymentHouse.soon("back at the bill", () -> house.cart(trip).phase() == Phase.CHECKOUT);
    assertThat(house.stateOf(ATTEMPT)).isEqualTo("FAILED");
    house.trolley(trip, new Command.RequestPayment());
    PaymentHouse.soon("a QR", () -> house.cart(trip).settlement() instanceof Settlement.Awaiting);
  }

  @Test
  void ifNobodyCanBeReachedAllAreAskedAgain() throws IOException {
    collect(nobodyThere(), nobodyThere());
    house.useProviders(List.of(first, second));
    house.open();
    SessionId trip = house.tripAsksToPay("trip-0001");
    PaymentHouse.soon(
        "in nobody's hands",
        () ->
            house.stateOf(ATTEMPT).equals("INITIATING")
                && house.attempt(ATTEMPT).provider().isEmpty());
    collect(razorpay.address(), phonepe.address());
    house.open();
    PaymentHouse.soon(
        "a QR",
        () -> {
          house.desk().sweep();
          return house.cart(trip).settlement() instanceof Settlement.Awaiting;
        });
    assertThat(collector()).isEqualTo("razorpay");
  }

  @Test
  void ifNobodyIsReachedForLongTheTripIsTold() throws IOException {
    collect(nobodyThere(), nobodyThere());
    house.useProviders(List.of(first, second));
    house.open();
    SessionId trip = house.tripAsksToPay("trip-0001");
    PaymentHouse.soon(
        "in nobody's hands",
        () ->
            house.stateOf(ATTEMPT).equals("INITIATING")
                && house.attempt(ATTEMPT).provider().isEmpty());
    house.wait(Duration.ofMinutes(1));
    house.desk().sweep();
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.CHECKOUT);
    assertThat(house.stateOf(ATTEMPT)).isEqualTo("EXPIRED");
  }

  @Test
  void aProviderIsNotHeardAboutWhatAnotherCollects() throws Exception {
    razorpay.failNext(ProviderFace.Fault.SAY_NO);
    SessionId trip = awaitedTrip();
    assertThat(razorpaySays(ATTEMPT)).isEqualTo(200);
    PaymentHouse.soon(
        "put aside",
        () -> house.sql("SELECT MAX(state) || '' FROM webhook_event").equals("NOT_OURS"));
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.PAYING);
    assertThat(house.alerts().latest(5).getFirst().kind()).isEqualTo(Alert.Kind.ORDER_UNKNOWN);
  }

  @Test
  void aHintIsNoMoneyUntilTheProviderSaysSo() throws Exception {
    razorpay.failNext(ProviderFace.Fault.SAY_NO);
    SessionId trip = awaitedTrip();
    assertThat(phonepeHints("OMO-A")).isEqualTo(200);
    PaymentHouse.soon("asked", () -> house.sql("SELECT state FROM webhook_event").equals("DONE"));
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.PAYING);
    phonepe.pay(ATTEMPT, AMOUNT, "INR");
    assertThat(phonepeHints("OMO-B")).isEqualTo(200);
    soonPaid(trip);
  }

  @Test
  void lateMoneyGoesBackFromWhereItCame() {
    razorpay.failNext(ProviderFace.Fault.SAY_NO);
    shopperGivesUp();
    phonepe.pay(ATTEMPT, AMOUNT, "INR");
    askLater(Duration.ofSeconds(30));
    assertThat(phonepe.refunded(ATTEMPT)).isEqualTo(AMOUNT);
    assertThat(house.stateOf(ATTEMPT)).isEqualTo("REFUNDING");
    phonepe.settleRefunds(true);
    askLater(Duration.ofSeconds(30));
    assertThat(house.stateOf(ATTEMPT)).isEqualTo("REFUNDED");
    assertThat(phonepe.refunded(ATTEMPT)).isEqualTo(AMOUNT);
    assertThat(razorpay.refunded(ATTEMPT)).isZero();
  }

  @Test
  void aRefundThatTheBankTurnsDownCallsStaff() {
    shopperGivesUp();
    razorpay.pay(ATTEMPT, AMOUNT, "INR");
    askLater(Duration.ofSeconds(30));
    razorpay.settleRefunds(false);
    askLater(Duration.ofSeconds(30));
    assertThat(house.alerts().latest(5).getFirst().kind()).isEqualTo(Alert.Kind.REFUND_REFUSED);
  }

  @Test
  void aRefundIsAskedForLessOftenTheOlderItIs() {
    shopperGivesUp();
    razorpay.pay(ATTEMPT, AMOUNT, "INR");
    askLater(Duration.ofSeconds(30));
    askLater(Duration.ofHours(9));
    int before = razorpay.calls().size();
    askLater(Duration.ofMinutes(50));
    assertThat(razorpay.calls()).hasSize(before);
    askLater(Duration.ofMinutes(10));
    assertThat(razorpay.calls().size()).isGreaterThan(before);
  }

  @Test
  void aCodeOfAShopperWhoWentBackIsClosed() {
    SessionId trip = awaitedTrip();
    house.trolley(trip, new Command.ReturnToShopping());
    PaymentHouse.soon(
        "closed", () -> razorpay.calls().stream().anyMatch(call -> call.path().endsWith("/close")));
  }

  @Test
  void aProviderThatTheSettingsNoLongerNameKeepsItsMoneyInSight() {
    SessionId trip = awaitedTrip();
    house.useProviders(List.of(house.simulated()));
    house.open();
    house.wait(Duration.ofSeconds(30));
    house.desk().sweep();
    assertThat(house.stateOf(ATTEMPT)).isEqualTo("PENDING");
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.PAYING);
  }

  /// The providers at these addresses, and the simulator behind them.
  private void collect(URI razorpayAt, URI phonepeAt) {
    first.close();
    second.close();
    first = razorpayAt(razorpayAt);
    second = PhonePeAt.address(phonepeAt);
    house.useProviders(List.of(first, second, house.simulated()));
  }

  private static RazorpayProvider razorpayAt(URI address) {
    return new RazorpayProvider(
        new RazorpayProvider.Config(
            address,
            RazorpayFace.KEY_ID,
            new Secret(List.of(RazorpayFace.KEY_SECRET)),
            new Secret(List.of(WEBHOOK_SECRET)),
            ProviderLine.Waits.USUAL));
  }

  private SessionId awaitedTrip() {
    house.open();
    SessionId trip = house.tripAsksToPay("trip-0001");
    PaymentHouse.soon("a QR", () -> house.cart(trip).settlement() instanceof Settlement.Awaiting);
    return trip;
  }

  private void shopperGivesUp() {
    house.trolley(awaitedTrip(), new Command.ReturnToShopping());
    PaymentHouse.soon("given up", () -> house.stateOf(ATTEMPT).equals("GIVEN_UP"));
  }

  private void askLater(Duration later) {
    house.wait(later);
    house.desk().sweep();
  }

  private Settlement.Awaiting awaiting(SessionId trip) {
    return (Settlement.Awaiting) house.cart(trip).settlement();
  }

  private String collector() {
    return house.attempt(ATTEMPT).provider();
  }

  private void soonPaid(SessionId trip) {
    PaymentHouse.soon("paid", () -> house.cart(trip).phase() == Phase.PAID);
  }

  private int razorpaySays(String attempt) throws Exception {
    Map<String, Object> payment =
        Map.of(
            "id",
            "pay_1",
            "amount",
            AMOUNT,
            "currency",
            "INR",
            "status",
            "captured",
            "acquirer_data",
            Map.of("rrn", "632912345678"));
    byte[] body =
        Json.bytes(
            Map.of(
                "event",
                "qr_code.credited",
                "payload",
                Map.of(
                    "payment",
                    Map.of("entity", payment),
                    "qr_code",
                    Map.of("entity", Map.of("notes", Map.of("qless_attempt", attempt)))),
                "created_at",
                PaymentHouse.NOON.getEpochSecond()));
    return house.post(
        "razorpay", body, Map.of("X-Razorpay-Signature", Digests.hmac(WEBHOOK_SECRET, body)));
  }

  private int phonepeHints(String theirs) throws Exception {
    byte[] body =
        Json.bytes(
            Map.of(
                "event",
                "pg.order.completed",
                "payload",
                Map.of("merchantOrderId", ATTEMPT, "orderId", theirs, "state", "COMPLETED")));
    String pair = "qless_store:Password123";
    return house.post(
        "phonepe",
        body,
        Map.of("Authorization", Digests.sha256(pair.getBytes(StandardCharsets.UTF_8))));
  }

  private static URI nobodyThere() throws IOException {
    try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + used.getLocalPort());
    }
  }
}
