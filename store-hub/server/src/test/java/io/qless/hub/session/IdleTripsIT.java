package io.qless.hub.session;

import static io.qless.hub.payment.PaymentHouse.scan;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.coupon.CouponDesk;
import io.qless.hub.coupon.Customers;
import io.qless.hub.payment.SmallShelf;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.cart.AbandonReason;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Source;
import io.qless.shop.money.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The end of trips that nobody goes on with, on a real database.
class IdleTripsIT {

  private static final SessionId ONE = new SessionId("trip-0001");
  private static final SessionId TWO = new SessionId("trip-0002");
  private static final Duration PATIENCE = Duration.ofHours(2);

  @TempDir Path directory;
  private final Set<SessionId> here = ConcurrentHashMap.newKeySet();
  private volatile Instant now = Instant.parse("2026-11-24T06:30:00Z");
  private Database journal;
  private SessionDesk sessions;
  private IdleTrips idle;

  @BeforeEach
  void open() {
    journal = TestDatabases.journal(directory);
    sessions =
        new SessionDesk(
            journal,
            new SmallShelf(),
            new CouponDesk(journal, Customers.GUESTS, () -> now),
            () -> now);
    idle =
        new IdleTrips(
            journal, sessions, PATIENCE, cart -> here.contains(cart.session()), () -> now);
  }

  @AfterEach
  void close() {
    idle.close();
    journal.close();
  }

  @Test
  void aSilentTripIsEndedWithTheReason() {
    shop(ONE);
    sweepAfter(PATIENCE.minusSeconds(1));
    assertThat(phase(ONE)).isEqualTo(Phase.SHOPPING);
    sweepAfter(Duration.ofSeconds(1));
    assertThat(phase(ONE)).isEqualTo(Phase.ABANDONED);
    assertThat(sessions.journal(ONE, 0).getLast().event())
        .isEqualTo(new Event.TripAbandoned(AbandonReason.NO_SIGN_OF_LIFE));
    assertThat(sessions.open()).isEmpty();
  }

  @Test
  void eachCommandIsASignOfLife() {
    shop(ONE);
    sweepAfter(Duration.ofMinutes(100));
    take(ONE, scan());
    sweepAfter(Duration.ofMinutes(100));
    assertThat(phase(ONE)).isEqualTo(Phase.SHOPPING);
  }

  @Test
  void aRefusedCommandIsASignOfLifeToo() {
    take(ONE, new Command.StartTrip("T1", "en"));
    sweepAfter(Duration.ofMinutes(100));
    take(ONE, new Command.StartCheckout());
    sweepAfter(Duration.ofMinutes(100));
    assertThat(phase(ONE)).isEqualTo(Phase.SHOPPING);
  }

  @Test
  void aTripWhoseTrolleyOrPhoneIsHereGoesOn() {
    shop(ONE);
    here.add(ONE);
    sweepAfter(PATIENCE.multipliedBy(3));
    assertThat(phase(ONE)).isEqualTo(Phase.SHOPPING);
    here.remove(ONE);
    sweepAfter(PATIENCE.minusSeconds(1));
    assertThat(phase(ONE)).isEqualTo(Phase.SHOPPING);
    sweepAfter(Duration.ofSeconds(1));
    assertThat(phase(ONE)).isEqualTo(Phase.ABANDONED);
  }

  @Test
  void aHubThatStartsAgainKnowsWhoWasHere() {
    shop(ONE);
    shop(TWO);
    here.add(TWO);
    sweepAfter(Duration.ofMinutes(60));
    here.clear();
    close();
    open();
    sweepAfter(Duration.ofMinutes(60));
    assertThat(phase(ONE)).isEqualTo(Phase.ABANDONED);
    assertThat(phase(TWO)).isEqualTo(Phase.SHOPPING);
    sweepAfter(Duration.ofMinutes(60));
    assertThat(phase(TWO)).isEqualTo(Phase.ABANDONED);
  }

  @Test
  void afterAStartTrolleysAndPhonesHaveTimeToComeBack() {
    shop(ONE);
    now = now.plus(PATIENCE.multipliedBy(2));
    close();
    open();
    sweepAfter(IdleTrips.RETURN.minusSeconds(1));
    assertThat(phase(ONE)).isEqualTo(Phase.SHOPPING);
    sweepAfter(Duration.ofSeconds(1));
    assertThat(phase(ONE)).isEqualTo(Phase.ABANDONED);
  }

  @Test
  void itsCouponIsGoodForAnotherTrip() {
    shop(ONE);
    take(ONE, new Command.ApplyCoupon("ONEUSE"));
    take(ONE, new Command.StartCheckout());
    shop(TWO);
    take(TWO, new Command.ApplyCoupon("ONEUSE"));
    assertThat(sessions.cart(TWO).orElseThrow().coupons()).isEmpty();
    here.add(TWO);
    sweepAfter(PATIENCE);
    take(TWO, new Command.ApplyCoupon("ONEUSE"));
    assertThat(sessions.cart(TWO).orElseThrow().coupons()).hasSize(1);
  }

  @Test
  void aTripThatWaitsForMoneyOrIsPaidIsNeverEnded() {
    shop(ONE);
    take(ONE, new Command.StartCheckout());
    take(ONE, new Command.RequestPayment());
    sweepAfter(PATIENCE.multipliedBy(2));
    assertThat(phase(ONE)).isEqualTo(Phase.PAYING);
    String attempt =
        ((Settlement.Requested) sessions.cart(ONE).orElseThrow().settlement()).attempt();
    sessions.submit(
        ONE,
        Source.HUB,
        (handle, cart) ->
            new Command.ConfirmPayment(attempt, Money.paise(12_345), "RRN", "S017-1", 1));
    sweepAfter(PATIENCE.multipliedBy(9));
    assertThat(phase(ONE)).isEqualTo(Phase.PAID);
  }

  private void sweepAfter(Duration time) {
    now = now.plus(time);
    idle.sweep();
  }

  private Phase phase(SessionId session) {
    return sessions.cart(session).orElseThrow().phase();
  }

  private void shop(SessionId session) {
    take(session, new Command.StartTrip("T" + session.text().charAt(8), "en"));
    take(session, scan());
  }

  private void take(SessionId session, Command command) {
    long number = sessions.cart(session).map(cart -> cart.heardFrom(Source.TROLLEY)).orElse(0L) + 1;
    List<NumberedCommand> commands =
        List.of(new NumberedCommand(Source.TROLLEY, number, now, command));
    assertThat(sessions.take("T" + session.text().charAt(8), session, commands)).isPresent();
  }
}
