package io.qless.hub.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.cart.SessionId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two thousand random histories of payments, ten thousand with `deploy/test.sh --full`. Whatever
/// payers, shoppers, the company and the hub's restarts did: each paisa at the company belongs to
/// one order or went back, no order gave its money back, and no trip has two invoices.
class PaymentHistoriesIT {

  private static final int WORLDS = 5;
  private static final int TRIPS = Integer.getInteger("qless.histories", 2_000) / WORLDS;
  private static final long SEED = Long.getLong("qless.histories.seed", 20_261_126);

  static LongStream seeds() {
    return LongStream.range(SEED, SEED + WORLDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void endBalanced(long seed, @TempDir Path directory) {
    try (HistoryWorld world = new HistoryWorld(directory, seed)) {
      world.play(TRIPS);
      Map<String, Long> kept = new HashMap<>();
      world
          .accounts()
          .forEach((attempt, account) -> {
            assertThat(account.refunded()).as("seed %d, %s", seed, attempt).isNotNegative();
            kept.merge(
                ModelProvider.tripOf(attempt), account.received - account.refunded(), Long::sum);
          });
      Map<String, Long> orders = rows(world, "SELECT session_id, amount_paise FROM invoice");
      int paid = 0;
      for (SessionId trip : world.trips()) {
        String id = trip.text();
        assertThat(kept.getOrDefault(id, 0L))
            .as("seed %d, %s: money at the company and order", seed, world.story(trip))
            .isEqualTo(orders.getOrDefault(id, 0L));
        assertThat(world.isPaid(trip))
            .as("seed %d, %s", seed, id)
            .isEqualTo(orders.containsKey(id));
        assertThat(world.isJournalWhole(trip)).as("seed %d, %s", seed, id).isTrue();
        paid += orders.containsKey(id) ? 1 : 0;
      }
      assertThat(orderAndRefund(world)).as("seed %d", seed).isEmpty();
      assertThat(
              rows(world, "SELECT attempt_id, amount_paise FROM refund WHERE state = 'REQUESTED'"))
          .as("seed %d", seed)
          .isEmpty();
      assertThat(paid)
          .as("seed %d: a history that pays nothing shows nothing", seed)
          .isBetween(TRIPS / 4, TRIPS - 1);
    }
  }

  /// Attempts that pay an order and sent its money back: a refund of goods there is none here.
  private static Map<String, Long> orderAndRefund(HistoryWorld world) {
    return rows(
        world,
        "SELECT i.attempt_id, r.amount_paise FROM invoice i JOIN refund r"
            + " ON r.attempt_id = i.attempt_id AND r.state <> 'REFUSED' AND NOT r.of_held");
  }

  private static Map<String, Long> rows(HistoryWorld world, String query) {
    Map<String, Long> found = new HashMap<>();
    world
        .journal()
        .jdbi()
        .useHandle(handle ->
            handle
                .createQuery(query)
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(each -> found.put(each.getKey(), each.getValue())));
    return found;
  }
}
