package io.qless.hub.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderFileIT {

  private static final KeptOrder OPEN =
      new KeptOrder(
          "trip-0001-3",
          "SIM1",
          10_000,
          "upi://pay",
          "a trip",
          Instant.parse("2026-11-24T06:35:00Z"));
  private static final KeptOrder PAID =
      OPEN.paid(10_000, "INR", "123456789012").refunded("r1", 500);

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void twoChangesAreKept() {
    file = directory.resolve("orders");
    try (OrderFile orders = new OrderFile(file)) {
      orders.keep(OPEN, List.of(OPEN));
      orders.keep(PAID, List.of(PAID));
    }
  }

  @Test
  void theLastLineOfAnOrderCounts() {
    try (OrderFile again = new OrderFile(file)) {
      assertThat(again.kept()).containsExactly(PAID);
    }
  }

  @Test
  void halfALineOfAPowerCutIsLeftOutAndTheFileGoesOn() throws Exception {
    Files.writeString(file, "{\"id\":\"trip-00", StandardOpenOption.APPEND);
    KeptOrder next = OPEN.declined();
    try (OrderFile again = new OrderFile(file)) {
      assertThat(again.kept()).containsExactly(PAID);
      again.keep(next, List.of(next));
    }
    try (OrderFile third = new OrderFile(file)) {
      assertThat(third.kept()).containsExactly(next);
    }
  }

  @Test
  void ordersOfAnOlderSimulatorAreStillThere() throws Exception {
    Files.writeString(
        file,
        """
        {"id":"trip-0001-3","reference":"SIM1","amountPaise":10000,"qr":"upi://pay",\
        "note":"a trip","expires":"2026-11-24T06:35:00Z","state":"PAID","rrn":"123456789012",\
        "refunds":{"r1":500}}
        """);
    try (OrderFile again = new OrderFile(file)) {
      assertThat(again.kept()).containsExactly(PAID);
    }
  }

  @Test
  void theFileDoesNotGrowForEver() throws Exception {
    try (OrderFile orders = new OrderFile(file, 10)) {
      for (int i = 0; i < 100; i++) {
        orders.keep(PAID, List.of(PAID));
      }
    }
    assertThat(Files.readAllLines(file).size()).isLessThanOrEqualTo(10);
  }
}
