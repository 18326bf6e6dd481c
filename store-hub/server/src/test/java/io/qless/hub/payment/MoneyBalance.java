package io.qless.hub.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.PaymentReport;
import io.qless.hub.payment.simulator.UpiSimulator.Account;
import io.qless.hub.reconciliation.Reconciliation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// Holds the hub's rows against the books of the simulator: money in = orders + refunds, to the
/// paisa. Test use only.
final class MoneyBalance {

  private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

  private final PaymentHouse house;

  MoneyBalance(PaymentHouse house) {
    this.house = house;
  }

  /// Time goes by until no money can come any more: nothing goes wrong from now on, what is due is
  /// asked for, and staff send back what no program may.
  MoneyBalance settle() {
    house.simulator().heal();
    JdbcMoneyStore money = new JdbcMoneyStore(house.journal());
    Instant end = house.clock().instant().plus(AskSchedule.LATE_MONEY).plus(Duration.ofDays(1));
    while (house.clock().instant().isBefore(end)) {
      house.wait(Duration.ofHours(4));
      while (!money.due(house.clock().instant(), 1).isEmpty()) {
        house.desk().sweep();
      }
      house.desk().sweep();
    }
    for (Account account : house.simulator().accounts()) {
      var _ = house.desk().lookInto(account.order());
      var _ = house.desk().refunds().giveHeldBack(account.order(), "meena", "counted the till");
    }
    house.desk().sweep();
    return this;
  }

  /// @param orders how many trips were paid
  void holds(int orders) {
    List<Account> accounts =
        house.simulator().accounts().stream()
            .filter(account -> account.currency().equals("INR"))
            .toList();
    long in = accounts.stream().mapToLong(Account::receivedPaise).sum();
    long back = accounts.stream().mapToLong(Account::refundedPaise).sum();
    assertThat(in)
        .as("money in, %d back: %s", back, accounts)
        .isEqualTo(paise("SELECT COALESCE(SUM(amount_paise), 0) FROM invoice") + back);
    assertThat(back)
        .isEqualTo(paise("SELECT COALESCE(SUM(amount_paise), 0) FROM refund WHERE state = 'DONE'"));
    assertThat(paise("SELECT COUNT(*) FROM refund WHERE state = 'REQUESTED'")).isZero();
    assertThat(paise("SELECT COUNT(*) FROM invoice")).isEqualTo(orders);
    assertThat(paise("SELECT COALESCE(SUM(last_serial), 0) FROM invoice_series")).isEqualTo(orders);
    assertThat(paise("SELECT COUNT(*) FROM shopping_session WHERE phase = 'PAID'"))
        .isEqualTo(orders);
    assertThat(
            paise(
                "SELECT COUNT(*) FROM invoice i JOIN refund r ON r.attempt_id = i.attempt_id"
                    + " WHERE NOT r.of_held AND r.state <> 'REFUSED'"))
        .as("orders whose money went back")
        .isZero();
    assertReported(in, back);
  }

  /// The report of each day says the same.
  private void assertReported(long in, long back) {
    Reconciliation reports =
        new Reconciliation(house.journal(), house.desk()::lookInto, ZONE, house.clock());
    LocalDate first = LocalDate.ofInstant(PaymentHouse.NOON, ZONE);
    long reportedIn = 0;
    long reportedBack = 0;
    for (LocalDate day = first; !day.isAfter(reports.today()); day = day.plusDays(1)) {
      PaymentReport report = reports.report(day, true);
      assertThat(report.balanced()).as("%s", report).isTrue();
      assertThat(report.rows()).as("%s", day).isEmpty();
      reportedIn +=
          report.providers().stream().mapToLong(PaymentReport.Provider::collectedPaise).sum();
      reportedBack +=
          report.providers().stream().mapToLong(PaymentReport.Provider::refundedPaise).sum();
    }
    assertThat(reportedIn).isEqualTo(in);
    assertThat(reportedBack).isEqualTo(back);
  }

  private long paise(String query) {
    return Long.parseLong(house.sql(query));
  }
}
