package io.qless.hub.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.AlertStore;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two hubs on one database hear and ask the same at the same moment, while the shopper changes her
/// mind. Each paisa is booked or given back once.
class PaymentRaceIT {

  private static final long SEED = 20_261_126;
  private static final int TRIPS = 12;
  private static final long AMOUNT = 24_690;

  @TempDir private Path directory;
  private PaymentHouse house;
  private Database second;
  private PaymentDesk other;
  private SessionDesk otherSessions;

  @BeforeEach
  void openTwoHubs() {
    house = new PaymentHouse(directory).open();
    house.webhooksOff();
    second = TestDatabases.journal(directory);
    otherSessions = new SessionDesk(second, new SmallShelf(), house.clock());
    other =
        new PaymentDesk(
            second,
            otherSessions,
            new Providers(List.of(house.simulated())),
            new AlertStore(second, house.clock()),
            new PaymentDesk.Rules("S017", Duration.ofMinutes(5)),
            house.clock());
    other.start(Duration.ofDays(1));
  }

  @AfterEach
  void closeBoth() {
    other.close();
    second.close();
    house.close();
  }

  /// Who wrote an attempt down takes its question for the first; another hub's round may have come
  /// before, and its provider has an order then.
  @Test
  void onlyOneQuestionIsTheFirst() {
    SessionId trip = house.tripAsksToPay("trip-first");
    PaymentHouse.soon("a code", () -> house.cart(trip).settlement() instanceof Settlement.Awaiting);
    String attempt = ((Settlement.Awaiting) house.cart(trip).settlement()).attempt();
    assertThat(new JdbcAttemptStore(second).tell(attempt)).isFalse();
    second.jdbi().useHandle(handle -> handle.execute("UPDATE payment_attempt SET told = FALSE"));
    assertThat(new JdbcAttemptStore(second).tell(attempt)).isTrue();
    assertThat(new JdbcAttemptStore(second).tell(attempt)).isFalse();
  }

  @Test
  void eachPaisaIsBookedOrGivenBackOnce() throws Exception {
    Random random = new Random(SEED);
    int paid = 0;
    for (int i = 0; i < TRIPS; i++) {
      SessionId trip = house.tripAsksToPay("trip-race-%02d".formatted(i));
      PaymentHouse.soon(
          "a code", () -> house.cart(trip).settlement() instanceof Settlement.Awaiting);
      String attempt = ((Settlement.Awaiting) house.cart(trip).settlement()).attempt();
      house.simulator().decide(attempt, true);
      house.wait(Duration.ofSeconds(2));
      boolean goes = random.nextBoolean();
      together(
          () -> hears(house.desk(), attempt, "msg_a" + attempt),
          () -> hears(other, attempt, "msg_a" + attempt),
          () -> hears(other, attempt, "msg_b" + attempt),
          house.desk()::sweep,
          other::sweep,
          () -> {
            if (goes) {
              otherSessions.submit(
                  trip, Source.HUB, (handle, cart) -> new Command.FailAttempt(attempt, "raced"));
            }
          });
      PaymentHouse.soon(
          "settled",
          () -> {
            house.desk().sweep();
            return house.stateOf(attempt).matches("SUCCEEDED|REFUNDED");
          });
      paid += house.stateOf(attempt).equals("SUCCEEDED") ? 1 : 0;
    }
    assertThat(house.sql("SELECT COUNT(*) FROM webhook_event")).isEqualTo("" + 2 * TRIPS);
    new MoneyBalance(house).settle().holds(paid);
  }

  private void hears(PaymentDesk desk, String attempt, String id) {
    byte[] body =
        Json.bytes(
            new SimulatorWire.Notice(
                "order.paid",
                new SimulatorWire.Order(attempt, "PAID", AMOUNT, "INR", "", 0, "123456789012")));
    Instant now = house.clock().instant();
    Map<String, String> headers =
        Map.of(
            WebhookSignature.ID,
            id,
            WebhookSignature.TIMESTAMP,
            Long.toString(now.getEpochSecond()),
            WebhookSignature.SIGNATURE,
            PaymentHouse.SIGNATURE.sign(id, now, body));
    assertThat(desk.webhooks().take("simulator", body, headers).status()).isEqualTo(200);
  }

  private static void together(Runnable... deeds) throws Exception {
    CyclicBarrier start = new CyclicBarrier(deeds.length);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (Runnable deed : deeds) {
        running.add(
            threads.submit(() -> {
              start.await(20, TimeUnit.SECONDS);
              deed.run();
              return null;
            }));
      }
      for (Future<?> each : running) {
        each.get(60, TimeUnit.SECONDS);
      }
    }
  }
}
