package io.qless.hub.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.returns.GoodsBack;
import io.qless.hub.returns.ReturnOutcome;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.Quote;
import io.qless.shop.cart.SeenTotal;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Share;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.SplitPlan;
import io.qless.shop.money.Money;
import io.qless.shop.tax.Invoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

/// One bill, several payers, with a real provider on the other side of HTTP. At each moment the
/// money that came in is what the orders were paid with, what goes back, and what still waits for
/// the other shares.
class SplitPaymentIT {

  private static final Source ANNA = Source.phone("anna");

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
  void threeSharesPayOneInvoice() {
    SessionId trip = split("trip-0001", 3);
    assertThat(shares(trip).stream().map(Share::amount).map(Money::minor))
        .containsExactly(8_230L, 8_230L, 8_230L);
    assertThat(((Share.Payable) share(trip, 2).standing()).qr()).contains("&am=82.30&");
    pay(trip, 2);
    soonPaid(trip, 2);
    balanced();
    assertThat(house.sql("SELECT COUNT(*) FROM invoice")).isEqualTo("0");
    pay(trip, 1);
    pay(trip, 3);
    PaymentHouse.soon("paid", () -> house.cart(trip).phase() == Phase.PAID);
    balanced();
    Invoice invoice = house.receipts().invoice(trip).orElseThrow();
    assertThat(invoice.number()).isEqualTo("S017/2627/000001");
    assertThat(invoice.total()).isEqualTo(Money.paise(24_690));
    assertThat(invoice.tenders().payments()).hasSize(3);
    assertThat(invoice.tenders().payments().stream().map(Invoice.Payment::reference).distinct())
        .hasSize(3);
    assertThat(house.sql("SELECT amount_paise FROM payment")).isEqualTo("24690");
    assertThat(house.sql("SELECT COUNT(*) FROM payment_attempt WHERE state = 'SUCCEEDED'"))
        .isEqualTo("3");
    PaymentHouse.soon("a pass", () -> house.passDesk().currentPass(trip).isPresent());
  }

  @Test
  void whatWasPaidGoesBackTogetherIfTheRestNeverComes() {
    SessionId trip = split("trip-0001", 3);
    pay(trip, 1);
    pay(trip, 3);
    soonPaid(trip, 1);
    soonPaid(trip, 3);
    house.wait(Duration.ofMinutes(10).plusSeconds(5));
    house.desk().sweep();
    assertThat(house.cart(trip).phase()).as("money of the last second").isEqualTo(Phase.PAYING);
    house.wait(Duration.ofSeconds(20));
    house.desk().sweep();
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.CHECKOUT);
    allBack(2);
    assertThat(house.sql("SELECT COUNT(*) FROM invoice")).isEqualTo("0");
  }

  @Test
  void whoGivesUpGetsAllBackAndLateMoneyFollows() {
    SessionId trip = split("trip-0001", 3);
    String second = attempt(trip, 2);
    pay(trip, 1);
    soonPaid(trip, 1);
    house.trolley(trip, new Command.CancelPayment());
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.CHECKOUT);
    allBack(1);
    house.simulator().decide(second, true);
    allBack(2);
    house.trolley(trip, new Command.RequestPayment());
    PaymentHouse.soon("a QR", () -> house.cart(trip).settlement() instanceof Settlement.Awaiting);
    house.simulator().decide(((Settlement.Awaiting) house.cart(trip).settlement()).attempt(), true);
    PaymentHouse.soon("paid", () -> house.cart(trip).phase() == Phase.PAID);
    balanced();
    assertThat(house.sql("SELECT amount_paise FROM invoice")).isEqualTo("24690");
  }

  @Test
  void aTripThatEndsOtherwiseGivesItsSharesBack() {
    SessionId trip = split("trip-0001", 2);
    pay(trip, 1);
    soonPaid(trip, 1);
    house.trolley(trip, new Command.ReturnToShopping());
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.SHOPPING);
    allBack(1);
  }

  @Test
  void aShareThatWasDeclinedIsPaidWithAnotherCode() {
    SessionId trip = split("trip-0001", 2);
    String declined = attempt(trip, 1);
    house.simulator().decide(declined, false);
    PaymentHouse.soon("declined", () -> share(trip, 1).standing() instanceof Share.Failed);
    house.sessions().submit(trip, ANNA, (handle, cart) -> new Command.PayShare(1));
    soonPayable(trip, 1);
    assertThat(attempt(trip, 1)).isNotEqualTo(declined);
    pay(trip, 1);
    pay(trip, 2);
    PaymentHouse.soon("paid", () -> house.cart(trip).phase() == Phase.PAID);
    balanced();
  }

  @Test
  void theSameWordTwiceCountsOnce() {
    SessionId trip = split("trip-0001", 2);
    String first = attempt(trip, 1);
    pay(trip, 1);
    soonPaid(trip, 1);
    for (int i = 0; i < 3; i++) {
      house
          .desk()
          .heard(
              house.attempt(first),
              new PaymentProvider.Status.Captured(Money.paise(12_345), "again"));
    }
    balanced();
    assertThat(((Settlement.Split) house.cart(trip).settlement()).paid())
        .isEqualTo(Money.paise(12_345));
    assertThat(house.sql("SELECT COUNT(*) FROM refund")).isEqualTo("0");
  }

  @Test
  void theLastTwoSharesInTheSameMomentMakeOneInvoice() throws Exception {
    SessionId trip = split("trip-0001", 2);
    house.webhooksOff();
    List<Callable<Void>> both = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      Attempt attempt = house.attempt(attempt(trip, number));
      both.add(() -> {
        house
            .desk()
            .heard(attempt, new PaymentProvider.Status.Captured(attempt.amount(), attempt.id()));
        return null;
      });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> done : threads.invokeAll(both)) {
        done.get();
      }
    }
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.PAID);
    assertThat(house.sql("SELECT COUNT(*) FROM invoice")).isEqualTo("1");
    balanced();
  }

  @Test
  void anotherHubOnTheSameDiskGoesOnWithTheShares() {
    SessionId trip = split("trip-0001", 3);
    pay(trip, 1);
    soonPaid(trip, 1);
    house.restart();
    balanced();
    pay(trip, 2);
    pay(trip, 3);
    PaymentHouse.soon("paid", () -> house.cart(trip).phase() == Phase.PAID);
    balanced();
  }

  @Test
  void aHubThatStopsBeforeItAskedForCodesAsksLater() {
    house.close();
    house = new PaymentHouse(directory);
    SessionId trip = bill("trip-0002");
    house.trolley(trip, split(2));
    house.restart();
    soonPayable(trip, 1);
    soonPayable(trip, 2);
  }

  @Test
  void anotherAmountForAShareIsForStaff() {
    SessionId trip = split("trip-0001", 2);
    house
        .desk()
        .heard(
            house.attempt(attempt(trip, 1)),
            new PaymentProvider.Status.Captured(Money.paise(1), "rrn"));
    assertThat(share(trip, 1).standing()).isInstanceOf(Share.Failed.class);
    assertThat(house.stateOf(attempt(trip, 1))).isEqualTo("DIFFERS");
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.PAYING);
  }

  @Test
  void theNextProviderCollectsAShareThatTheFirstOneCannot() {
    house.useProviders(List.of(new Unreachable(), house.simulated()));
    house.open();
    SessionId trip = split("trip-0001", 2);
    pay(trip, 1);
    pay(trip, 2);
    PaymentHouse.soon("paid", () -> house.cart(trip).phase() == Phase.PAID);
    assertThat(house.sql("SELECT COUNT(*) FROM attempt_refusal")).isEqualTo("2");
    balanced();
  }

  @Test
  void goodsThatComeBackPayEachOneBackInProportion() {
    SessionId trip = split("trip-0001", 2);
    pay(trip, 1);
    pay(trip, 2);
    PaymentHouse.soon("paid", () -> house.cart(trip).phase() == Phase.PAID);
    for (int i = 1; i <= 2; i++) {
      ReturnOutcome outcome =
          house
              .returns()
              .take(
                  trip.text(),
                  new GoodsBack(
                      "return-000" + i,
                      "ravi",
                      List.of(new GoodsBack.Part("1", 1, GoodsBack.Unit.NOS)),
                      "unwanted"));
      assertThat(outcome).isInstanceOf(ReturnOutcome.Taken.class);
    }
    assertThat(house.sql("SELECT COUNT(*) FROM refund WHERE state = 'DONE'")).isEqualTo("4");
    assertThat(house.sql("SELECT SUM(amount_paise) FROM refund")).isEqualTo("24690");
    assertThat(
            house.sql(
                "SELECT COUNT(*) FROM payment_attempt a WHERE a.amount_paise <>"
                    + " (SELECT SUM(r.amount_paise) FROM refund r WHERE r.attempt_id = a.id)"))
        .isEqualTo("0");
  }

  @Test
  void anyHistoryEndsBalanced() {
    for (long seed = 1; seed <= 6; seed++) {
      Random random = new Random(seed);
      SessionId trip = split("trip-100" + seed, 2 + random.nextInt(3));
      for (int step = 0; step < 8 && house.cart(trip).phase() == Phase.PAYING; step++) {
        step(trip, random);
        balanced();
      }
      if (house.cart(trip).phase() == Phase.PAYING) {
        house.wait(Duration.ofMinutes(11));
        house.desk().sweep();
      }
      PaymentHouse.soon(
          "nothing waits, seed " + seed,
          () -> {
            house.desk().sweep();
            return house
                .sql(
                    "SELECT COUNT(*) FROM payment_attempt"
                        + " WHERE state IN ('INITIATING', 'PENDING', 'HELD', 'REFUNDING')")
                .equals("0");
          });
      balanced();
    }
  }

  private void step(SessionId trip, Random random) {
    Share share = shares(trip).get(random.nextInt(shares(trip).size()));
    switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> house.simulator().decide(share.standing().attempt(), true);
      case 4 -> house.simulator().decide(share.standing().attempt(), false);
      case 5 ->
          house.trolley(trip, new Command.PayShare(share.number())); // refused unless it failed
      case 6 -> house.wait(Duration.ofSeconds(random.nextInt(200)));
      default -> {
        if (random.nextInt(4) == 0) {
          house.trolley(trip, new Command.CancelPayment());
        } else {
          house.desk().sweep();
        }
      }
    }
  }

  /// What came in is what orders were paid with, what goes back, and what waits for other shares.
  private void balanced() {
    assertThat(
            house.sql(
                "SELECT (SELECT COALESCE(SUM(amount_paise), 0) FROM payment_attempt"
                    + " WHERE state IN ('HELD', 'SUCCEEDED', 'REFUNDING', 'REFUNDED'))"
                    + " - (SELECT COALESCE(SUM(amount_paise), 0) FROM payment"
                    + " WHERE captured_attempt IS NOT NULL)"
                    + " - (SELECT COALESCE(SUM(r.amount_paise), 0) FROM refund r"
                    + " JOIN payment_attempt a ON a.id = r.attempt_id"
                    + " WHERE a.state IN ('REFUNDING', 'REFUNDED'))"
                    + " - (SELECT COALESCE(SUM(amount_paise), 0) FROM payment_attempt"
                    + " WHERE state = 'HELD')"))
        .isEqualTo("0");
  }

  private void allBack(int count) {
    PaymentHouse.soon(
        count + " back",
        () ->
            house
                .sql("SELECT COUNT(*) FROM payment_attempt WHERE state = 'REFUNDED'")
                .equals("" + count));
    assertThat(house.sql("SELECT COUNT(*) FROM refund WHERE state = 'DONE'")).isEqualTo("" + count);
    balanced();
  }

  /// A bill of two packs of rice, frozen; a phone is in the trip.
  private SessionId bill(String name) {
    SessionId trip = new SessionId(name);
    house.trolley(trip, new Command.StartTrip("T1", "en"));
    house.sessions().submit(trip, ANNA, (handle, cart) -> new Command.JoinTrip("Anna"));
    house.trolley(trip, PaymentHouse.scan());
    house.trolley(trip, PaymentHouse.scan());
    house.trolley(trip, new Command.StartCheckout());
    return trip;
  }

  private SessionId split(String name, int shares) {
    SessionId trip = bill(name);
    house.trolley(trip, split(shares));
    for (int number = 1; number <= shares; number++) {
      soonPayable(trip, number);
    }
    Quote quote = house.cart(trip).quote().orElseThrow();
    assertThat(shares(trip).stream().map(Share::amount).reduce(Money.ZERO, Money::plus))
        .isEqualTo(quote.due());
    return trip;
  }

  private static Command split(int shares) {
    return new Command.SplitBill(SeenTotal.UNKNOWN, new SplitPlan.Equally(shares));
  }

  private List<Share> shares(SessionId trip) {
    return ((Settlement.Split) house.cart(trip).settlement()).shares();
  }

  private Share share(SessionId trip, int number) {
    return shares(trip).get(number - 1);
  }

  private String attempt(SessionId trip, int number) {
    return share(trip, number).standing().attempt();
  }

  private void pay(SessionId trip, int number) {
    assertThat(house.simulator().decide(attempt(trip, number), true)).isTrue();
  }

  private void soonPayable(SessionId trip, int number) {
    PaymentHouse.soon(
        "a code for share " + number,
        () -> share(trip, number).standing() instanceof Share.Payable);
  }

  private void soonPaid(SessionId trip, int number) {
    PaymentHouse.soon("share " + number, () -> share(trip, number).isPaid());
  }
}
