package io.qless.hub.rewards;

import static io.qless.hub.payment.PaymentHouse.scan;
import static io.qless.hub.payment.SmallShelf.RICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.payment.PaymentHouse;
import io.qless.hub.storage.Database;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.rewards.Movement;
import io.qless.shop.rewards.PointsLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Points in real rows.
class PointsDeskIT {

  private static final String ASHA = PointsDesk.owner("asha");

  @TempDir private Path directory;
  private PaymentHouse house;

  @BeforeEach
  void openTheHouse() {
    house = new PaymentHouse(directory).open();
  }

  @AfterEach
  void closeTheHouse() {
    house.close();
  }

  @Test
  void pointsAreSpentOnceByWhoeverIsFirst() throws Exception {
    earn("trip-0001", 4);
    house.wait(Duration.ofDays(16));
    SessionId next = house.tripAsksToPay("trip-0002");
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      tries.add(() ->
          journal().jdbi().inTransaction(handle -> house.points().redeem(handle, ASHA, next, 2)));
    }
    int done = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> one : threads.invokeAll(tries)) {
        done += one.get() ? 1 : 0;
      }
    }
    assertThat(done).isEqualTo(2);
    assertThat(house.points().standing(ASHA).balance())
        .isEqualTo(new PointsLedger.Balance(0, 0, 0));
  }

  @Test
  void rowsReconcileAfterAnyHistory() {
    Random random = new Random(7);
    List<SessionId> trips = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      trips.add(earn("trip-000" + i, 1 + random.nextInt(5)));
      house.wait(Duration.ofDays(random.nextInt(12)));
    }
    for (int step = 0; step < 40; step++) {
      SessionId trip = trips.get(random.nextInt(trips.size()));
      boolean spend = random.nextBoolean();
      journal()
          .jdbi()
          .useTransaction(handle -> {
            if (spend) {
              house.points().redeem(handle, ASHA, trip, 1L + random.nextInt(3));
            } else if (spentOn(trip) > 0) {
              house.points().giveBack(handle, ASHA, trip, 1);
            }
          });
      house.wait(Duration.ofDays(random.nextInt(20)));
    }
    assertThat(
            house.sql(
                "SELECT COUNT(*) FROM points_lot l WHERE l.remaining <> (SELECT SUM(m.points)"
                    + " FROM points_movement m WHERE m.lot_id = l.id)"))
        .isEqualTo("0");
    assertThat(house.sql("SELECT COUNT(*) FROM points_movement WHERE kind = 'EXPIRED'"))
        .isNotEqualTo("0");
    assertThat(house.sql("SELECT SUM(points) FROM points_movement"))
        .isEqualTo(house.sql("SELECT SUM(remaining) FROM points_lot"));
  }

  private long spentOn(SessionId trip) {
    String spent =
        house.sql(
            "SELECT COALESCE(-SUM(points), 0) FROM points_movement WHERE reference = '"
                + trip.text()
                + "' AND kind IN ('"
                + Movement.Kind.REDEEMED
                + "', '"
                + Movement.Kind.RETURNED
                + "')");
    return Long.parseLong(spent);
  }

  /// A trip of so many packs of rice, each a little more than one point without its tax.
  private SessionId earn(String name, int packs) {
    SessionId trip =
        house.paidTrip(name, Collections.nCopies(packs, scan(RICE)).toArray(Command[]::new));
    journal().jdbi().useTransaction(handle -> house.points().claim(handle, trip, "asha"));
    long points = ((Settlement.Paid) house.cart(trip).settlement()).points();
    assertThat(points).isEqualTo(packs * 11_757L / 10_000);
    return trip;
  }

  private Database journal() {
    return house.journal();
  }
}
