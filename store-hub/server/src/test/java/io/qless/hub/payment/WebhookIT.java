package io.qless.hub.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Webhooks over real HTTP: what is believed, what is not, and that each counts once.
class WebhookIT {

  private static final long AMOUNT = 24_690;

  @TempDir private Path directory;
  private PaymentHouse house;
  private SessionId trip = new SessionId("trip-0001");

  @BeforeEach
  void aTripAwaitsItsPayment() {
    house = new PaymentHouse(directory).open();
    house.webhooksOff();
    trip = house.tripAsksToPay("trip-0001");
    PaymentHouse.soon("a QR", () -> house.cart(trip).settlement() instanceof Settlement.Awaiting);
  }

  @AfterEach
  void closeTheHouse() {
    house.close();
  }

  @Test
  void aSignedOneIsTaken() throws Exception {
    assertThat(paid("msg_1", AMOUNT, PaymentHouse.NOON)).isEqualTo(200);
    soonPaid();
  }

  @Test
  void theSameTwiceCountsOnce() throws Exception {
    paid("msg_1", AMOUNT, PaymentHouse.NOON);
    assertThat(paid("msg_1", AMOUNT, PaymentHouse.NOON)).isEqualTo(200);
    soonPaid();
    assertThat(house.sql("SELECT COUNT(*) FROM webhook_event")).isEqualTo("1");
    assertThat(house.sql("SELECT COUNT(*) FROM invoice")).isEqualTo("1");
  }

  @Test
  void manyAtOnceCountOnce() throws Exception {
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String id = "msg_" + i;
        answers.add(
            senders.submit(() -> {
              start.await(10, TimeUnit.SECONDS);
              return paid(id, AMOUNT, PaymentHouse.NOON);
            }));
      }
      start.countDown();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(200);
      }
    }
    PaymentHouse.soon(
        "all acted on",
        () -> house.sql("SELECT COUNT(*) FROM webhook_event WHERE state = 'DONE'").equals("8"));
    assertThat(house.sql("SELECT COUNT(*) FROM invoice")).isEqualTo("1");
    assertThat(house.sql("SELECT last_serial FROM invoice_series")).isEqualTo("1");
    assertThat(house.sql("SELECT COUNT(*) FROM refund")).isEqualTo("0");
  }

  @Test
  void aForgedOneIsRefusedAndLeavesNoTrace() throws Exception {
    byte[] body = body(AMOUNT, "PAID");
    Map<String, String> headers =
        Map.of(
            WebhookSignature.ID,
            "msg_1",
            WebhookSignature.TIMESTAMP,
            Long.toString(PaymentHouse.NOON.getEpochSecond()),
            WebhookSignature.SIGNATURE,
            "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    assertThat(house.post(body, headers)).isEqualTo(401);
    assertThat(house.sql("SELECT COUNT(*) FROM webhook_event")).isEqualTo("0");
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.PAYING);
  }

  @Test
  void anOldOneIsRefused() throws Exception {
    assertThat(paid("msg_1", AMOUNT, PaymentHouse.NOON.minusSeconds(301))).isEqualTo(401);
  }

  @Test
  void oneFromTheFutureIsRefused() throws Exception {
    assertThat(paid("msg_1", AMOUNT, PaymentHouse.NOON.plusSeconds(301))).isEqualTo(401);
  }

  @Test
  void oneThatIsTooLargeIsRefused() throws Exception {
    byte[] body = new byte[WebhookIntake.MAX_BODY_BYTES + 1];
    assertThat(post("msg_1", body, PaymentHouse.NOON)).isEqualTo(413);
  }

  @Test
  void aWrongAmountIsTakenButNotBooked() throws Exception {
    assertThat(paid("msg_1", AMOUNT - 1, PaymentHouse.NOON)).isEqualTo(200);
    PaymentHouse.soon("held", () -> house.stateOf("trip-0001-5").equals("DIFFERS"));
    assertThat(house.sql("SELECT COUNT(*) FROM invoice")).isEqualTo("0");
  }

  @Test
  void oneForAnOrderThatIsNotOursIsParkedAndThenGivenToStaff() throws Exception {
    byte[] body = Json.bytes(notice("somebody-elses", AMOUNT, "PAID"));
    assertThat(post("msg_1", body, PaymentHouse.NOON)).isEqualTo(200);
    house.desk().sweep();
    assertThat(house.sql("SELECT state FROM webhook_event")).isEqualTo("NEW");
    house.wait(Duration.ofMinutes(11));
    house.desk().sweep();
    assertThat(house.sql("SELECT state FROM webhook_event")).isEqualTo("NOT_OURS");
    assertThat(house.alerts().latest(1).getFirst().subject()).isEqualTo("somebody-elses");
  }

  @Test
  void oneThatNobodyCouldBeAskedAboutIsAskedAboutAgain() {
    house.useProviderAt(URI.create("http://127.0.0.1:1"));
    house.open();
    byte[] body = Json.bytes(notice("trip-0002-5", AMOUNT, "PAID"));
    assertThat(house.desk().webhooks().take("simulator", body, headers("msg_1", body)).status())
        .isEqualTo(200);
    house.tripAsksToPay("trip-0002");
    PaymentHouse.soon("a row", () -> house.stateOf("trip-0002-5").equals("INITIATING"));
    house.desk().sweep();
    assertThat(house.sql("SELECT state FROM webhook_event")).isEqualTo("NEW");
  }

  @Test
  void anUnknownProviderHasNoDoor() {
    assertThat(house.desk().webhooks().take("nobody", new byte[0], Map.of()).status())
        .isEqualTo(404);
  }

  private int paid(String id, long amountPaise, Instant at) throws Exception {
    return post(id, body(amountPaise, "PAID"), at);
  }

  private static Map<String, String> headers(String id, byte[] body) {
    return Map.of(
        WebhookSignature.ID,
        id,
        WebhookSignature.TIMESTAMP,
        Long.toString(PaymentHouse.NOON.getEpochSecond()),
        WebhookSignature.SIGNATURE,
        PaymentHouse.SIGNATURE.sign(id, PaymentHouse.NOON, body));
  }

  private int post(String id, byte[] body, Instant at) throws Exception {
    return house.post(
        body,
        Map.of(
            WebhookSignature.ID,
            id,
            WebhookSignature.TIMESTAMP,
            Long.toString(at.getEpochSecond()),
            WebhookSignature.SIGNATURE,
            PaymentHouse.SIGNATURE.sign(id, at, body)));
  }

  private static byte[] body(long amountPaise, String state) {
    return Json.bytes(notice("trip-0001-5", amountPaise, state));
  }

  private static SimulatorWire.Notice notice(String order, long amountPaise, String state) {
    return new SimulatorWire.Notice(
        "order.paid",
        new SimulatorWire.Order(order, state, amountPaise, "INR", "", 0, "123456789012"));
  }

  private void soonPaid() {
    PaymentHouse.soon("paid", () -> house.cart(trip).phase() == Phase.PAID);
  }
}
