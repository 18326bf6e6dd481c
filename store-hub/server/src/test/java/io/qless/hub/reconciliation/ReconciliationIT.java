package io.qless.hub.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.MoneyTrail;
import io.qless.contract.rest.PaymentReport;
import io.qless.contract.rest.PaymentReport.Kind;
import io.qless.contract.rest.PaymentReport.Row;
import io.qless.hub.payment.PaymentHouse;
import io.qless.hub.payment.SmallShelf;
import io.qless.hub.payment.simulator.Fault;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The daily report over real payments, and over rows that somebody changed.
class ReconciliationIT {

  private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final long RICE = 12_345;

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
  void aDayOfOrdersBalances() {
    house.paidTrip("trip-0001", PaymentHouse.scan());
    house.paidTrip("trip-0002", PaymentHouse.scan(SmallShelf.COLA));
    PaymentReport report = report();
    assertThat(report.balanced()).isTrue();
    assertThat(report.rows()).isEmpty();
    PaymentReport.Provider simulator = report.providers().getFirst();
    assertThat(simulator.payments()).isEqualTo(2);
    assertThat(simulator.collectedPaise()).isEqualTo(RICE + 10_500);
    assertThat(simulator.orderPaise()).isEqualTo(simulator.collectedPaise());
    assertThat(simulator.differencePaise()).isZero();
    assertThat(report.asked()).isEqualTo(2);
    assertThat(report.notAsked()).isZero();
  }

  @Test
  void theDayEndsAtTheStoresMidnight() {
    house.wait(Duration.between(PaymentHouse.NOON, DAY.plusDays(1).atStartOfDay(ZONE).toInstant()));
    house.paidTrip("trip-0001", PaymentHouse.scan());
    assertThat(report().providers()).isEmpty();
    assertThat(reports().report(DAY.plusDays(1), true).providers()).hasSize(1);
    assertThat(reports().today()).isEqualTo(DAY.plusDays(1));
  }

  @Test
  void moneyOnItsWayBackIsNamedAndStillBalances() {
    house.simulator().order(Fault.BACK_PENDING, "", 1);
    late("trip-0001");
    PaymentReport.Provider simulator = report().providers().getFirst();
    assertThat(simulator.onItsWayPaise()).isEqualTo(2 * RICE);
    house.wait(Duration.ofDays(2));
    PaymentReport slow = report();
    assertThat(only(slow).kind()).isEqualTo(Kind.REFUND_SLOW);
    assertThat(slow.balanced()).isTrue();
    house.desk().sweep();
    assertThat(report().providers().getFirst().backPaise()).isEqualTo(2 * RICE);
    assertThat(reports().report(DAY.plusDays(2), true).providers().getFirst().refundedPaise())
        .isEqualTo(2 * RICE);
  }

  @Test
  void whatWasPaidTwiceIsFoundByAskingAndHeldForStaff() {
    SessionId trip = house.paidTrip("trip-0001", PaymentHouse.scan());
    String attempt = attempt(trip);
    house.webhooksOff();
    house.simulator().payAgain(attempt);
    PaymentReport report = report();
    Row held = only(report);
    assertThat(held.kind()).isEqualTo(Kind.HELD);
    assertThat(held.paise()).isEqualTo(RICE);
    assertThat(held.todo()).contains("qless payment give-back " + attempt);
    assertThat(report.balanced()).isTrue();
    assertThat(house.desk().refunds().giveHeldBack(attempt, "meena", "paid twice")).isPresent();
    assertThat(house.desk().refunds().giveHeldBack(attempt, "meena", "paid twice")).isEmpty();
    assertThat(report().rows()).isEmpty();
    assertThat(house.simulator().accounts().getFirst().refundedPaise()).isEqualTo(RICE);
    MoneyTrail trail = reports().trail(trip, 0);
    assertThat(trail.receivedPaise()).isEqualTo(2 * RICE);
    assertThat(trail.orderPaise()).isEqualTo(RICE);
    assertThat(trail.backPaise()).isEqualTo(RICE);
  }

  @Test
  void aRefusedRefundWaitsForStaffWhoTryAgain() {
    house.simulator().order(Fault.BACK_REFUSED, "", 1);
    String attempt = late("trip-0001");
    Row row = only(report());
    assertThat(row.kind()).isEqualTo(Kind.REFUND_REFUSED);
    assertThat(row.paise()).isEqualTo(2 * RICE);
    assertThat(house.desk().refunds().giveHeldBack(attempt, "meena", "asked them")).isPresent();
    assertThat(report().rows()).isEmpty();
    assertThat(house.stateOf(attempt)).isEqualTo("REFUNDED");
  }

  @Test
  void anOrderThatIsNotWhatWasPaidIsNamed() {
    SessionId trip = house.paidTrip("trip-0001", PaymentHouse.scan());
    change("UPDATE payment SET amount_paise = amount_paise + 1");
    Row row = only(report());
    assertThat(row.kind()).isEqualTo(Kind.ORDER_WITHOUT_MONEY);
    assertThat(row.paise()).isEqualTo(-1);
    assertThat(row.session()).isEqualTo(trip.text());
    assertThat(report().balanced()).isFalse();
  }

  @Test
  void moneyWithoutAnOrderIsNamed() {
    house.paidTrip("trip-0001", PaymentHouse.scan());
    change("DELETE FROM invoice");
    assertThat(only(report()).kind()).isEqualTo(Kind.PAID_WITHOUT_ORDER);
    assertThat(report().providers().getFirst().differencePaise()).isEqualTo(RICE);
    assertThat(report().balanced()).isFalse();
  }

  @Test
  void anOrderWhoseMoneyWentBackIsNamed() {
    house.paidTrip("trip-0001", PaymentHouse.scan());
    change(
        "INSERT INTO refund (id, attempt_id, amount_paise, state, reason, requested_at)"
            + " SELECT 'x-r1', id, amount_paise, 'DONE', '', created_at FROM payment_attempt");
    change("UPDATE payment_attempt SET state = 'REFUNDED'");
    assertThat(report().rows()).extracting(Row::kind).contains(Kind.ORDER_AND_REFUND);
    assertThat(report().balanced()).isFalse();
  }

  @Test
  void moreBackThanInIsNamed() {
    house.paidTrip("trip-0001", PaymentHouse.scan());
    change(
        "INSERT INTO refund (id, attempt_id, amount_paise, state, reason, requested_at)"
            + " SELECT 'x-r1', id, amount_paise + 1, 'DONE', '', created_at FROM payment_attempt");
    Row row = only(report());
    assertThat(row.kind()).isEqualTo(Kind.REFUNDED_TOO_MUCH);
    assertThat(row.paise()).isEqualTo(-1);
  }

  @Test
  void moneyThatTheProviderDoesNotHaveIsNamed() {
    house.paidTrip("trip-0001", PaymentHouse.scan());
    house.simulator().order(Fault.ASK_SAYS_OPEN, "", 1);
    Row row = only(report());
    assertThat(row.kind()).isEqualTo(Kind.PROVIDER_DIFFERS);
    assertThat(row.paise()).isEqualTo(-RICE);
    assertThat(reports().report(DAY, false).rows()).isEmpty();
  }

  @Test
  void aProviderThatDoesNotAnswerIsNotCompared() {
    house.paidTrip("trip-0001", PaymentHouse.scan());
    house.simulator().order(Fault.ASK_BROKEN, "", 1);
    assertThat(report().notAsked()).isEqualTo(1);
  }

  /// @return the attempt that was paid after the shopper went back to the shelves
  private String late(String name) {
    SessionId trip = house.tripAsksToPay(name);
    PaymentHouse.soon("a code", () -> house.cart(trip).settlement() instanceof Settlement.Awaiting);
    String attempt = attempt(trip);
    house.trolley(trip, new Command.ReturnToShopping());
    PaymentHouse.soon("given up", () -> house.stateOf(attempt).equals("GIVEN_UP"));
    house.simulator().decide(attempt, true);
    PaymentHouse.soon("told", () -> house.cart(trip).phase() == Phase.SHOPPING);
    PaymentHouse.soon(
        "answered",
        () -> house.sql("SELECT COUNT(*) FROM webhook_event WHERE state = 'DONE'").equals("1"));
    return attempt;
  }

  private String attempt(SessionId trip) {
    return house.sql(
        "SELECT id FROM payment_attempt WHERE session_id = '" + trip.text() + "' ORDER BY id");
  }

  private void change(String statement) {
    house.journal().jdbi().useHandle(handle -> handle.execute(statement));
  }

  private PaymentReport report() {
    return reports().report(DAY, true);
  }

  private static Row only(PaymentReport report) {
    assertThat(report.rows()).hasSize(1);
    return report.rows().getFirst();
  }

  private Reconciliation reports() {
    return new Reconciliation(house.journal(), house.desk()::lookInto, ZONE, house.clock());
  }
}
