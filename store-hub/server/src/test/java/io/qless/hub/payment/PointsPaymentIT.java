package io.qless.hub.payment;

import static io.qless.hub.payment.PaymentHouse.scan;
import static io.qless.hub.payment.SmallShelf.RICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.returns.GoodsBack;
import io.qless.hub.returns.ReturnOutcome;
import io.qless.hub.rewards.PointsDesk;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.PointsTender;
import io.qless.shop.cart.SeenTotal;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Share;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.SplitPlan;
import io.qless.shop.money.Money;
import io.qless.shop.rewards.PointsLedger;
import io.qless.shop.tax.Invoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reward points that pay bills: in real rows, beside real money.
class PointsPaymentIT {

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
  void theyAreSetAsideAtTheBillAndSpentWithItsMoney() {
    asha(9);
    SessionId trip = bill("trip-0002", 1);
    assertThat(points(trip))
        .isEqualTo(PointsTender.offer(9, Money.paise(100), List.of(Source.phone("anna"))));
    house.trolley(trip, new Command.UsePoints(9));
    assertThat(available()).isZero();
    house.trolley(trip, new Command.RequestPayment(SeenTotal.of(Money.paise(11_445))));
    PaymentHouse.soon("a QR", () -> house.cart(trip).settlement() instanceof Settlement.Awaiting);
    assertThat(((Settlement.Awaiting) house.cart(trip).settlement()).qr()).contains("&am=114.45&");
    assertThat(spentBy(trip)).isZero();
    house.simulator().decide(attempt(trip), true);
    PaymentHouse.soon("paid", () -> house.cart(trip).phase() == Phase.PAID);
    assertThat(spentBy(trip)).isEqualTo(9);
    assertThat(house.sql("SELECT state FROM points_hold")).isEqualTo("SPENT");
    Invoice invoice = house.receipts().invoice(trip).orElseThrow();
    assertThat(invoice.total()).isEqualTo(Money.paise(12_345));
    assertThat(invoice.tenders().points()).isEqualTo(9);
    assertThat(invoice.tax().inclusive()).isEqualTo(Money.paise(12_345));
    assertThat(house.sql("SELECT amount_paise FROM payment WHERE session_id = 'trip-0002'"))
        .isEqualTo("11445");
    assertThat(house.sql("SELECT amount_paise FROM invoice WHERE session_id = 'trip-0002'"))
        .isEqualTo("12345");
    reconciled();
  }

  @Test
  void whatIsSetAsideNobodyElseCanSpend() {
    asha(9);
    SessionId first = bill("trip-0002", 1);
    SessionId second = bill("trip-0003", 1);
    house.trolley(first, new Command.UsePoints(8));
    house.trolley(second, new Command.UsePoints(8));
    assertThat(house.sessions().journal(second, 0).getLast().event())
        .isEqualTo(new Event.CommandRefused(RefusalCode.POINTS_NOT_ENOUGH, "8 points"));
    house.trolley(first, new Command.UsePoints(3));
    house.trolley(second, new Command.UsePoints(6));
    assertThat(points(second).used()).isEqualTo(6);
    reconciled();
  }

  @Test
  void theyAreFreeAgainWhenTheShopperGoesBackOrTheTimeIsOver() {
    asha(9);
    SessionId trip = bill("trip-0002", 1);
    house.trolley(trip, new Command.UsePoints(9));
    house.trolley(trip, new Command.RequestPayment());
    house.trolley(trip, new Command.CancelPayment());
    assertThat(available()).as("the bill still stands").isZero();
    house.trolley(trip, new Command.ReturnToShopping());
    assertThat(available()).isEqualTo(9);
    house.trolley(trip, new Command.StartCheckout());
    house.trolley(trip, new Command.UsePoints(9));
    house.wait(Duration.ofMinutes(15));
    house.desk().sweep();
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.SHOPPING);
    assertThat(available()).isEqualTo(9);
    assertThat(house.sql("SELECT state FROM points_hold")).isEqualTo("RELEASED");
    reconciled();
  }

  @Test
  void aBillThatPointsPayWhollyNeedsNoProvider() {
    asha(9);
    asha("trip-0900", 5_000);
    SessionId trip = bill("trip-0002", 1, SmallShelf.COLA);
    house.trolley(trip, new Command.UsePoints(105));
    house.trolley(trip, new Command.RequestPayment());
    PaymentHouse.soon("paid", () -> house.cart(trip).phase() == Phase.PAID);
    assertThat(house.sql("SELECT provider FROM payment_attempt WHERE session_id = 'trip-0002'"))
        .isEqualTo("none");
    Invoice invoice = house.receipts().invoice(trip).orElseThrow();
    assertThat(invoice.total()).isEqualTo(Money.paise(10_500));
    assertThat(invoice.tenders().payments()).isEmpty();
    assertThat(invoice.points()).as("what points pay for earns none").isZero();
    PaymentHouse.soon("a pass", () -> house.passDesk().currentPass(trip).isPresent());
    reconciled();
  }

  @Test
  void pointsAreGivenBackFirst() {
    asha(9);
    asha("trip-0900", 5_000);
    SessionId trip = bill("trip-0002", 2);
    long before = available();
    house.trolley(trip, new Command.UsePoints(200));
    pay(trip);
    back(trip, "return-0001");
    assertThat(available()).isEqualTo(before - 200 + 122);
    assertThat(refunded(trip)).isEqualTo(145);
    back(trip, "return-0002");
    assertThat(available()).isEqualTo(before);
    assertThat(refunded(trip)).isEqualTo(4_690);
    reconciled();
  }

  @Test
  void pointsAndSharesPayOneBillTogether() {
    asha(9);
    SessionId trip = bill("trip-0002", 2);
    house.trolley(trip, new Command.UsePoints(9));
    house.trolley(trip, new Command.SplitBill(SeenTotal.UNKNOWN, new SplitPlan.Equally(2)));
    for (int number = 1; number <= 2; number++) {
      int place = number - 1;
      PaymentHouse.soon("a code", () -> share(trip, place).standing() instanceof Share.Payable);
      house.simulator().decide(share(trip, place).standing().attempt(), true);
      if (number == 1) {
        PaymentHouse.soon("one", () -> share(trip, place).isPaid());
      }
    }
    PaymentHouse.soon("paid", () -> house.cart(trip).phase() == Phase.PAID);
    Invoice invoice = house.receipts().invoice(trip).orElseThrow();
    assertThat(invoice.tenders().sum()).isEqualTo(Money.paise(24_690));
    assertThat(invoice.tenders().payments()).hasSize(2);
    assertThat(spentBy(trip)).isEqualTo(9);
    reconciled();
  }

  @Test
  void anyHistoryReconciles() {
    Random random = new Random(3);
    asha("trip-0900", 3_000);
    for (int i = 1; i <= 10; i++) {
      SessionId trip = bill("trip-20" + i, 1 + random.nextInt(3));
      long most = points(trip).most(house.cart(trip).bill().orElseThrow().total());
      house.trolley(trip, new Command.UsePoints(most == 0 ? 0 : random.nextLong(most)));
      reconciled();
      switch (random.nextInt(4)) {
        case 0 -> house.trolley(trip, new Command.ReturnToShopping());
        case 1 -> {
          house.wait(Duration.ofMinutes(16));
          house.desk().sweep();
        }
        default -> {
          pay(trip);
          if (random.nextBoolean()) {
            back(trip, "return-30" + i);
          }
        }
      }
      house.wait(Duration.ofDays(random.nextInt(40)));
      reconciled();
    }
    assertThat(house.sql("SELECT COUNT(*) FROM points_hold WHERE state = 'HELD'")).isEqualTo("0");
  }

  /// Each lot's movements are what remains of it; what is set aside is in rows of both kinds; and
  /// each invoice is what money and points paid.
  private void reconciled() {
    assertThat(
            house.sql(
                "SELECT COUNT(*) FROM points_lot l WHERE l.remaining <> (SELECT SUM(m.points)"
                    + " FROM points_movement m WHERE m.lot_id = l.id)"))
        .isEqualTo("0");
    assertThat(
            house.sql(
                "SELECT COALESCE(-SUM(points), 0) FROM points_movement"
                    + " WHERE kind IN ('HELD', 'RELEASED')"))
        .isEqualTo(
            house.sql("SELECT COALESCE(SUM(points), 0) FROM points_hold WHERE state = 'HELD'"));
    assertThat(
            house.sql(
                "SELECT COALESCE(-SUM(points), 0) FROM points_movement WHERE kind = 'REDEEMED'"))
        .isEqualTo(
            house.sql("SELECT COALESCE(SUM(points), 0) FROM points_hold WHERE state = 'SPENT'"));
    assertThat(
            house.sql(
                "SELECT COUNT(*) FROM invoice i JOIN payment p ON p.session_id = i.session_id"
                    + " WHERE i.amount_paise <> p.amount_paise + COALESCE((SELECT h.paise"
                    + " FROM points_hold h WHERE h.session_id = i.session_id"
                    + " AND h.state = 'SPENT'), 0)"))
        .isEqualTo("0");
  }

  private void asha(int points) {
    asha("trip-0001", points);
  }

  /// Asha has earned so many points, and they are good now.
  private void asha(String name, int points) {
    house.belongTo("asha", "anna");
    SessionId trip = house.paidTrip(name, scan(RICE));
    house
        .journal()
        .jdbi()
        .useTransaction(handle -> {
          house.points().claim(handle, trip, "asha");
          handle.execute(
              "UPDATE points_lot SET amount = ?, remaining = ? WHERE session_id = ?",
              points,
              points,
              name);
          handle.execute(
              "UPDATE points_movement SET points = ? WHERE reference = ? AND kind = 'EARNED'",
              points,
              name);
        });
    house.wait(Duration.ofDays(16));
  }

  private SessionId bill(String name, int packs) {
    return bill(name, packs, RICE);
  }

  private SessionId bill(String name, int packs, io.qless.shop.catalogue.Article article) {
    SessionId trip = new SessionId(name);
    house.trolley(trip, new Command.StartTrip("T1", "en"));
    Collections.nCopies(packs, scan(article)).forEach(scan -> house.trolley(trip, scan));
    house.trolley(trip, new Command.StartCheckout());
    return trip;
  }

  private void pay(SessionId trip) {
    house.trolley(trip, new Command.RequestPayment());
    PaymentHouse.soon(
        "asked or paid", () -> !(house.cart(trip).settlement() instanceof Settlement.Requested));
    if (house.cart(trip).settlement() instanceof Settlement.Awaiting awaiting) {
      house.simulator().decide(awaiting.attempt(), true);
    }
    PaymentHouse.soon("paid", () -> house.cart(trip).phase() == Phase.PAID);
  }

  private void back(SessionId trip, String key) {
    assertThat(
            house
                .returns()
                .take(
                    trip.text(),
                    new GoodsBack(
                        key,
                        "ravi",
                        List.of(new GoodsBack.Part("1", 1, GoodsBack.Unit.NOS)),
                        "unwanted")))
        .isInstanceOf(ReturnOutcome.Taken.class);
  }

  private Share share(SessionId trip, int place) {
    return ((Settlement.Split) house.cart(trip).settlement()).shares().get(place);
  }

  private String attempt(SessionId trip) {
    return ((Settlement.Awaiting) house.cart(trip).settlement()).attempt();
  }

  private PointsTender points(SessionId trip) {
    return house.cart(trip).quote().orElseThrow().points();
  }

  private long available() {
    PointsLedger.Balance balance = house.points().standing(ASHA).balance();
    return balance.available();
  }

  private long spentBy(SessionId trip) {
    return Long.parseLong(
        house.sql(
            "SELECT COALESCE(-SUM(points), 0) FROM points_movement WHERE reference = '"
                + trip.text()
                + "' AND kind = 'REDEEMED'"));
  }

  private long refunded(SessionId trip) {
    return Long.parseLong(
        house.sql(
            "SELECT COALESCE(SUM(r.amount_paise), 0) FROM refund r JOIN payment_attempt a"
                + " ON a.id = r.attempt_id WHERE a.session_id = '"
                + trip.text()
                + "'"));
  }
}
