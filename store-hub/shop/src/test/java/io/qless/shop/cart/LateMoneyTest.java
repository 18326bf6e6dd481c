package io.qless.shop.cart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.qless.shop.RefusalCode;
import io.qless.shop.TestShelf;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Money for an attempt that had ended.
class LateMoneyTest {

  private static final Money DUE = Money.paise(6_600);

  private final Trip trip =
      Trip.started(TestShelf.plain())
          .scan(TestShelf.MILK)
          .trolley(new Command.StartCheckout())
          .trolley(new Command.RequestPayment());
  private final String first = ((Settlement.Requested) trip.cart().settlement()).attempt();

  @Test
  void paysTheBillThatStillWaits() {
    expire();
    late(Trip.NOON, DUE);
    Settlement.Paid paid = assertInstanceOf(Settlement.Paid.class, trip.cart().settlement());
    assertEquals(DUE, paid.amount());
    assertEquals(Phase.PAID, trip.cart().phase());
  }

  @Test
  void keepsWhetherItIsPlay() {
    expire();
    late(Trip.NOON, DUE);
    assertEquals(true, ((Settlement.Paid) trip.cart().settlement()).simulated());
  }

  @Test
  void endsTheAttemptThatIsOpenMeanwhile() {
    expire();
    trip.trolley(new Command.RequestPayment());
    String second = ((Settlement.Requested) trip.cart().settlement()).attempt();
    late(Trip.NOON, DUE);
    assertEquals(Phase.PAID, trip.cart().phase());
    assertEquals(
        List.of(second),
        trip.journal().stream()
            .map(JournalEntry::event)
            .filter(event -> event instanceof Event.AttemptFailed)
            .map(event -> ((Event.AttemptFailed) event).attempt())
            .filter(attempt -> !attempt.equals(first))
            .toList());
  }

  @Test
  void ofAnEarlierBillDoesNotPayThisOne() {
    expire();
    late(Trip.NOON.minusSeconds(1), DUE);
    assertRefused(RefusalCode.PAYMENT_NOT_OPEN);
  }

  @Test
  void ofAnotherAmountDoesNotPayThisOne() {
    expire();
    late(Trip.NOON, DUE.minus(Money.paise(1)));
    assertRefused(RefusalCode.AMOUNT_DIFFERS);
  }

  @Test
  void isNotTakenByWhoShopsOn() {
    trip.trolley(new Command.ReturnToShopping());
    late(Trip.NOON, DUE);
    assertRefused(RefusalCode.PAYMENT_NOT_OPEN);
  }

  @Test
  void isNotTakenTwice() {
    expire();
    late(Trip.NOON, DUE);
    late(Trip.NOON, DUE);
    assertRefused(RefusalCode.ALREADY_PAID);
  }

  @Test
  void isNothingThatATrolleyCanSay() {
    expire();
    trip.trolley(confirmation(Trip.NOON, DUE));
    assertRefused(RefusalCode.NOT_ALLOWED);
  }

  @Test
  void onItsWayBackIsNotedLongAfterTheTrip() {
    trip.trolley(new Command.ReturnToShopping()).trolley(new Command.CancelTrip());
    assertEquals(Phase.CANCELLED, trip.cart().phase());
    trip.by(Source.HUB, new Command.NoteMoney(first, MoneyStep.WENT_BACK, DUE, "paid late"));
    assertInstanceOf(Event.MoneyNoted.class, trip.lastEvent());
    assertEquals(Phase.CANCELLED, trip.cart().phase());
  }

  private void expire() {
    trip.by(Source.HUB, new Command.FailAttempt(first, "nobody paid in time"));
  }

  private void late(Instant made, Money amount) {
    trip.by(Source.HUB, confirmation(made, amount));
  }

  private Command confirmation(Instant made, Money amount) {
    return new Command.ConfirmLate(
        new Command.ConfirmPayment(first, amount, "RRN1", "S017/2627/000001", 0), made, true);
  }

  private void assertRefused(RefusalCode code) {
    assertEquals(code, assertInstanceOf(Event.CommandRefused.class, trip.lastEvent()).code());
  }
}
