package io.qless.hub.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.storage.Alert;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.money.Money;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Money from the request to the invoice, with a real provider on the other side of HTTP.
class PaymentIT {

  @TempDir private Path directory;
  private PaymentHouse house;

  @BeforeEach
  void openTheHouse() {
    house = new PaymentHouse(directory);
  }

  @AfterEach
  void closeTheHouse() {
    house.close();
  }

  @Test
  void aTripIsPaidWithInvoiceAndPoints() {
    SessionId trip = awaitedTrip("trip-0001");
    house.simulator().decide(attempt(trip), true);
    soonPaid(trip);
    Settlement.Paid paid = (Settlement.Paid) house.cart(trip).settlement();
    assertThat(paid.amount()).isEqualTo(Money.paise(24_690));
    assertThat(paid.invoice()).isEqualTo("S017/2627/000001");
    assertThat(paid.points()).isEqualTo(2);
    assertThat(paid.reference()).matches("[0-9]{12}");
    assertThat(house.stateOf("trip-0001-5")).isEqualTo("SUCCEEDED");
    assertThat(house.sql("SELECT SUM(points) FROM points_movement")).isEqualTo("2");
    assertThat(house.sql("SELECT amount_paise FROM invoice")).isEqualTo("24690");
  }

  @Test
  void theQrIsTheProvidersAndSaysThatItIsPlay() {
    SessionId trip = awaitedTrip("trip-0001");
    Settlement.Awaiting awaiting = (Settlement.Awaiting) house.cart(trip).settlement();
    assertThat(awaiting.qr()).startsWith("upi://pay?").contains("&am=246.90&");
    assertThat(awaiting.simulated()).isTrue();
    assertThat(awaiting.expires()).isEqualTo(PaymentHouse.NOON.plus(Duration.ofMinutes(5)));
  }

  @Test
  void thePayersPageSaysThatNoMoneyMoves() throws Exception {
    SessionId trip = awaitedTrip("trip-0001");
    var page = house.get(house.simulator().address().resolve("/pay/" + attempt(trip)));
    assertThat(page.body()).contains("SIMULATOR - NO REAL MONEY", "₹246.90");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
  }

  @Test
  void aPayerWhoDeclinesEndsTheAttemptAndMayTryAgain() {
    SessionId trip = awaitedTrip("trip-0001");
    String first = attempt(trip);
    house.simulator().decide(first, false);
    PaymentHouse.soon("back at the bill", () -> house.cart(trip).phase() == Phase.CHECKOUT);
    assertThat(house.stateOf(first)).isEqualTo("FAILED");
    house.trolley(trip, new Command.RequestPayment());
    soonAwaiting(trip);
    assertThat(attempt(trip)).isNotEqualTo(first);
  }

  @Test
  void aBillOfZeroNeedsNoProvider() {
    house.open();
    SessionId trip = new SessionId("trip-free");
    house.trolley(trip, new Command.StartTrip("T1", "en"));
    house.trolley(trip, PaymentHouse.scan());
    house.trolley(trip, new Command.ApplyCoupon("ALLFREE"));
    house.trolley(trip, new Command.StartCheckout());
    house.trolley(trip, new Command.RequestPayment());
    soonPaid(trip);
    assertThat(house.sql("SELECT number FROM invoice")).isEqualTo("S017/2627/000001");
    assertThat(house.sql("SELECT provider FROM payment_attempt")).isEqualTo("none");
  }

  @Test
  void aLostWebhookIsMadeUpForByAsking() {
    SessionId trip = awaitedTrip("trip-0001");
    house.webhooksOff();
    house.simulator().decide(attempt(trip), true);
    house.wait(Duration.ofSeconds(30));
    house.desk().sweep();
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.PAID);
  }

  @Test
  void moneyForAShopperWhoWentBackIsGivenBack() {
    SessionId trip = awaitedTrip("trip-0001");
    String attempt = attempt(trip);
    house.trolley(trip, new Command.ReturnToShopping());
    house.simulator().decide(attempt, true);
    PaymentHouse.soon("given back", () -> house.stateOf(attempt).equals("REFUNDED"));
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.SHOPPING);
    assertThat(house.sql("SELECT state FROM refund")).isEqualTo("DONE");
    assertThat(house.sql("SELECT COUNT(*) FROM invoice")).isEqualTo("0");
  }

  @Test
  void lateMoneyIsFoundEvenIfItsWebhookIsLost() {
    SessionId trip = awaitedTrip("trip-0001");
    String attempt = attempt(trip);
    house.webhooksOff();
    house.trolley(trip, new Command.ReturnToShopping());
    PaymentHouse.soon("given up", () -> house.stateOf(attempt).equals("GIVEN_UP"));
    house.simulator().decide(attempt, true);
    house.wait(Duration.ofMinutes(1));
    house.desk().sweep();
    assertThat(house.stateOf(attempt)).isEqualTo("REFUNDED");
  }

  @Test
  void nobodyPaysInTime() {
    SessionId trip = awaitedTrip("trip-0001");
    house.wait(Duration.ofMinutes(6));
    house.desk().sweep();
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.CHECKOUT);
  }

  @Test
  void aSilentProviderIsUncertainAndNotAFailure() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      house.useProviderAt(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
      house.open();
      SessionId trip = house.tripAsksToPay("trip-0001");
      PaymentHouse.soon("written", () -> house.stateOf("trip-0001-5").equals("INITIATING"));
      house.desk().sweep();
      assertThat(house.cart(trip).settlement()).isInstanceOf(Settlement.Requested.class);
      assertThat(house.stateOf("trip-0001-5")).isEqualTo("INITIATING");
    }
  }

  @Test
  void aTripDoesNotWaitForASilentProviderForEver() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      house.useProviderAt(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
      house.open();
      SessionId trip = house.tripAsksToPay("trip-0001");
      PaymentHouse.soon("written", () -> house.stateOf("trip-0001-5").equals("INITIATING"));
      house.wait(Duration.ofMinutes(1));
      house.desk().sweep();
      assertThat(house.cart(trip).phase()).isEqualTo(Phase.CHECKOUT);
    }
  }

  @Test
  void aHubThatStoppedBeforeItAskedTheProviderTakesItUp() {
    SessionId trip = house.tripAsksToPay("trip-0001");
    house.restart();
    soonAwaiting(trip);
    house.simulator().decide(attempt(trip), true);
    soonPaid(trip);
  }

  @Test
  void aHubThatStoppedBeforeTheAnswerCameFindsTheOrderAgain() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      house.useProviderAt(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
      house.open();
      house.tripAsksToPay("trip-0001");
      PaymentHouse.soon("written", () -> house.stateOf("trip-0001-5").equals("INITIATING"));
    }
    SessionId trip = new SessionId("trip-0001");
    house.restart();
    soonAwaiting(trip);
    assertThat(house.sql("SELECT COUNT(*) FROM payment_attempt")).isEqualTo("1");
  }

  @Test
  void aPaymentMadeWhileTheHubWasDownIsBooked() {
    SessionId trip = awaitedTrip("trip-0001");
    house.webhooksOff();
    house.simulator().decide(attempt(trip), true);
    house.restart();
    house.wait(Duration.ofSeconds(30));
    house.desk().sweep();
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.PAID);
  }

  @Test
  void invoiceNumbersHaveNoGapOverRefusedPayments() {
    for (int i = 1; i <= 6; i++) {
      SessionId trip = i == 1 ? awaitedTrip("trip-000" + i) : awaitedNext("trip-000" + i);
      String attempt = attempt(trip);
      if (i % 2 == 0) {
        house.trolley(trip, new Command.ReturnToShopping());
      }
      house.simulator().decide(attempt, true);
      PaymentHouse.soon("settled", () -> house.stateOf(attempt).matches("SUCCEEDED|REFUNDED"));
    }
    assertThat(house.sql("SELECT COUNT(*) FROM invoice")).isEqualTo("3");
    assertThat(house.sql("SELECT MAX(number) FROM invoice")).isEqualTo("S017/2627/000003");
  }

  @Test
  void aWrongAmountIsNeverBookedAndCallsStaff() {
    SessionId trip = awaitedTrip("trip-0001");
    String attempt = attempt(trip);
    house
        .desk()
        .heard(
            house.attempt(attempt),
            new PaymentProvider.Status.Captured(Money.paise(24_689), "000000000001"));
    assertThat(house.stateOf(attempt)).isEqualTo("DIFFERS");
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.CHECKOUT);
    assertThat(house.alerts().latest(1).getFirst().kind()).isEqualTo(Alert.Kind.AMOUNT_DIFFERS);
  }

  private SessionId awaitedTrip(String name) {
    house.open();
    return awaitedNext(name);
  }

  private SessionId awaitedNext(String name) {
    SessionId trip = house.tripAsksToPay(name);
    soonAwaiting(trip);
    return trip;
  }

  private String attempt(SessionId trip) {
    return ((Settlement.Awaiting) house.cart(trip).settlement()).attempt();
  }

  private void soonAwaiting(SessionId trip) {
    PaymentHouse.soon("a QR", () -> house.cart(trip).settlement() instanceof Settlement.Awaiting);
  }

  private void soonPaid(SessionId trip) {
    PaymentHouse.soon("paid", () -> house.cart(trip).settlement() instanceof Settlement.Paid);
  }
}
