package io.qless.hub.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.payment.simulator.Fault;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What can go wrong between a payer, a payment company and the hub, each with the real simulator
/// over HTTP. However it goes, in the end money in = orders + refunds, to the paisa.
///
/// What is posted wrongly signed, too old or too long stands in [WebhookIT] one by one; who is
/// asked when one company is down in [FailOverIT]; a killed hub in [io.qless.hub.PaymentKilledIT].
class PaymentChaosIT {

  private static final SessionId TRIP = new SessionId("trip-0001");
  private static final String ATTEMPT = "trip-0001-5";
  private static final Duration IMPATIENT = Duration.ofMillis(400);

  @TempDir private Path directory;
  private PaymentHouse house;

  @BeforeEach
  void openTheHouse() {
    house = new PaymentHouse(directory);
    house.hurry(IMPATIENT);
    house.simulator().slowness(IMPATIENT.multipliedBy(3));
    house.open();
  }

  @AfterEach
  void closeTheHouse() {
    house.close();
  }

  /// What the payer and the shopper do after the fault was ordered.
  enum Deed {
    /// Pays as soon as there is a code.
    PAYS,
    /// Does nothing.
    IGNORES,
    /// Has paid before the hub knows of the code.
    IS_FASTER,
    /// Pays when the time is over; the bill still waits.
    PAYS_LATE,
    /// Goes back to the shelves, then the bank pays.
    GOES_THEN_PAYS,
    /// Ends the trip, then the bank pays.
    LEAVES_THEN_PAYS,
    /// Asks for a second code when the first ends; then the bank pays the first.
    ASKS_AGAIN_THEN_PAYS_FIRST,
    /// The same, and pays the second, too.
    PAYS_BOTH_CODES,
    /// Two people pay the same code.
    PAYS_TWICE,
    /// Says no, then the bank pays all the same.
    DECLINES_THEN_PAYS
  }

  /// One row of the table.
  ///
  /// @param faults each happens as often as it says, in any order
  /// @param orders 1 if the trip is paid in the end, 0 if all money went back
  record Row(List<Ordered> faults, Deed deed, int orders) {
    @Override
    public String toString() {
      return faults + ", payer " + deed.name().toLowerCase(java.util.Locale.ROOT) + ": " + orders;
    }
  }

  record Ordered(Fault fault, int times) {
    @Override
    public String toString() {
      return fault + (times == 1 ? "" : " x" + times);
    }
  }

  static Stream<Row> table() {
    List<Row> rows = new ArrayList<>();
    for (Deed deed : Deed.values()) {
      if (deed != Deed.IS_FASTER) {
        rows.add(row(deed, deed.name().matches("IGNORES|GOES.*|LEAVES.*") ? 0 : 1));
      }
    }
    // What is posted comes wrongly; the money is there.
    for (Fault hook : Fault.values()) {
      if (hook.name().startsWith("HOOK_") && hook != Fault.HOOK_EARLY) {
        rows.add(row(Deed.PAYS, 1, hook));
        rows.add(row(Deed.PAYS_LATE, 1, hook));
        rows.add(row(Deed.GOES_THEN_PAYS, 0, hook));
      }
    }
    rows.add(row(Deed.IGNORES, 0, Fault.HOOK_FORGED));
    rows.add(row(Deed.IS_FASTER, 1, Fault.HOOK_EARLY));
    rows.add(row(Deed.IS_FASTER, 1, Fault.HOOK_EARLY, Fault.START_LOST));
    rows.add(row(Deed.IS_FASTER, 1, Fault.HOOK_EARLY, Fault.HOOK_NEVER, Fault.START_SLOW));
    // The company is down, slow or lies at each step.
    for (Fault start : List.of(Fault.START_SLOW, Fault.START_LOST, Fault.START_BROKEN)) {
      rows.add(row(Deed.PAYS, 1, start));
      rows.add(row(Deed.PAYS, 1, start, Fault.ASK_BROKEN, Fault.HOOK_NEVER));
    }
    rows.add(row(Deed.PAYS, 1, Fault.START_REFUSED));
    for (Fault ask :
        List.of(
            Fault.ASK_SLOW,
            Fault.ASK_LOST,
            Fault.ASK_BROKEN,
            Fault.ASK_SAYS_OPEN,
            Fault.ASK_SAYS_DECLINED,
            Fault.ASK_SAYS_NONE)) {
      rows.add(row(Deed.PAYS, 1, ask, Fault.HOOK_NEVER));
      rows.add(
          new Row(List.of(new Ordered(ask, 4), new Ordered(Fault.HOOK_NEVER, 1)), Deed.PAYS, 1));
      rows.add(row(Deed.GOES_THEN_PAYS, 0, ask, Fault.HOOK_NEVER));
    }
    for (Fault back :
        List.of(
            Fault.BACK_SLOW,
            Fault.BACK_LOST,
            Fault.BACK_BROKEN,
            Fault.BACK_PENDING,
            Fault.BACK_REFUSED)) {
      rows.add(row(Deed.GOES_THEN_PAYS, 0, back));
      rows.add(new Row(List.of(new Ordered(back, 3)), Deed.LEAVES_THEN_PAYS, 0));
    }
    // Another amount: never booked, given back by staff.
    rows.add(row(Deed.PAYS, 0, Fault.PAID_SHORT));
    rows.add(row(Deed.PAYS, 0, Fault.PAID_SHORT, Fault.HOOK_NEVER));
    return rows.stream();
  }

  private static Row row(Deed deed, int orders, Fault... faults) {
    return new Row(Stream.of(faults).map(fault -> new Ordered(fault, 1)).toList(), deed, orders);
  }

  @ParameterizedTest
  @MethodSource("table")
  void moneyInIsOrdersAndRefunds(Row row) {
    row.faults().forEach(each -> house.simulator().order(each.fault(), "", each.times()));
    house.tripAsksToPay(TRIP.text());
    doIt(row.deed());
    new MoneyBalance(house).settle().holds(row.orders());
  }

  @Test
  void moneyOfAnotherCurrencyIsStaffsToSettle() {
    house.simulator().order(Fault.PAID_FOREIGN, "", 1);
    house.tripAsksToPay(TRIP.text());
    doIt(Deed.PAYS);
    PaymentHouse.soon("held", () -> house.stateOf(ATTEMPT).equals("DIFFERS"));
    assertThat(house.cart(TRIP).phase()).isEqualTo(Phase.CHECKOUT);
    assertThat(house.alerts().latest(5).getFirst().detail()).contains("USD 246.90");
    assertThat(house.sql("SELECT COUNT(*) FROM invoice")).isEqualTo("0");
  }

  @Test
  void lateMoneyIsAwaitedOverRestartsAndDays() {
    house.simulator().order(Fault.HOOK_NEVER, "", 1);
    house.tripAsksToPay(TRIP.text());
    awaited();
    house.trolley(TRIP, new Command.ReturnToShopping());
    PaymentHouse.soon("given up", () -> house.stateOf(ATTEMPT).equals("GIVEN_UP"));
    house.wait(Duration.ofMinutes(6));
    house.desk().sweep();
    house.restart();
    house.wait(Duration.ofHours(70));
    assertThat(house.simulator().payLate(ATTEMPT)).isTrue();
    house.desk().sweep();
    assertThat(house.stateOf(ATTEMPT)).isEqualTo("REFUNDED");
    new MoneyBalance(house).settle().holds(0);
  }

  @Test
  void whoseEndNobodyEverTellsIsGivenToStaff() {
    house.tripAsksToPay(TRIP.text());
    awaited();
    house.simulator().order(Fault.ASK_BROKEN, "", 1_000);
    for (int day = 0; day < 4; day++) {
      house.wait(Duration.ofDays(1));
      house.desk().sweep();
    }
    assertThat(house.alerts().latest(5))
        .anySatisfy(alert -> assertThat(alert.kind().name()).isEqualTo("MONEY_UNKNOWN"));
  }

  private void doIt(Deed deed) {
    switch (deed) {
      case PAYS -> {
        awaited();
        assertThat(house.simulator().decide(attempt(), true)).isTrue();
      }
      case IGNORES -> PaymentHouse.soon("an order", () -> !house.simulator().accounts().isEmpty());
      case IS_FASTER ->
          PaymentHouse.soon(
              "money",
              () ->
                  house.simulator().accounts().stream()
                      .anyMatch(account -> account.receivedPaise() > 0));
      case PAYS_LATE -> {
        expired();
        house.simulator().payLate(ATTEMPT);
      }
      case GOES_THEN_PAYS -> {
        awaited();
        goesBack();
        house.simulator().decide(ATTEMPT, true);
      }
      case LEAVES_THEN_PAYS -> {
        awaited();
        goesBack();
        house.trolley(TRIP, new Command.CancelTrip());
        house.simulator().decide(ATTEMPT, true);
      }
      case ASKS_AGAIN_THEN_PAYS_FIRST -> asksAgain();
      case PAYS_BOTH_CODES -> {
        String second = asksAgain();
        house.simulator().decide(second, true);
      }
      case PAYS_TWICE -> {
        awaited();
        house.simulator().decide(ATTEMPT, true);
        PaymentHouse.soon("paid", () -> house.cart(TRIP).phase() == Phase.PAID);
        assertThat(house.simulator().payAgain(ATTEMPT)).isTrue();
      }
      case DECLINES_THEN_PAYS -> {
        awaited();
        house.simulator().decide(ATTEMPT, false);
        PaymentHouse.soon("declined", () -> house.cart(TRIP).phase() == Phase.CHECKOUT);
        assertThat(house.simulator().payLate(ATTEMPT)).isTrue();
      }
    }
  }

  /// @return the second code's attempt; the first one is paid
  private String asksAgain() {
    expired();
    house.trolley(TRIP, new Command.RequestPayment());
    String second = attempt();
    house.simulator().payLate(ATTEMPT);
    return second;
  }

  private void goesBack() {
    house.trolley(TRIP, new Command.ReturnToShopping());
    PaymentHouse.soon(
        "given up", () -> house.stateOf(ATTEMPT).matches("GIVEN_UP|FAILED|EXPIRED|REFUND.*"));
  }

  private void expired() {
    awaited();
    house.wait(Duration.ofMinutes(6));
    PaymentHouse.soon(
        "told",
        () -> {
          house.desk().sweep();
          return house.cart(TRIP).phase() == Phase.CHECKOUT;
        });
  }

  /// There is a code, although something goes wrong first; a trip that was told of a failure asks
  /// again.
  private void awaited() {
    PaymentHouse.soon(
        "a code",
        () -> {
          house.wait(Duration.ofSeconds(2));
          house.desk().sweep();
          if (house.cart(TRIP).phase() == Phase.CHECKOUT) {
            house.trolley(TRIP, new Command.RequestPayment());
          }
          return house.cart(TRIP).settlement() instanceof Settlement.Awaiting;
        });
  }

  private String attempt() {
    PaymentHouse.soon("a code", () -> house.cart(TRIP).settlement() instanceof Settlement.Awaiting);
    return ((Settlement.Awaiting) house.cart(TRIP).settlement()).attempt();
  }
}
