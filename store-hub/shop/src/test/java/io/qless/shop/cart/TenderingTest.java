package io.qless.shop.cart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.RefusalCode;
import io.qless.shop.TestShelf;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.tax.Invoice;
import io.qless.shop.tax.PaidTrip;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Reward points that pay a bill.
class TenderingTest {

  private static final Source OWNER = Source.phone("anna");
  private static final Source OTHER = Source.phone("ravi");
  private static final Money RUPEE = Money.paise(100);

  @Test
  void pointsLowerWhatIsDueAndNeitherBillNorTax() {
    Trip trip = billOf(50);
    Quote before = trip.cart().quote().orElseThrow();
    trip.trolley(new Command.UsePoints(50));
    Quote after = trip.cart().quote().orElseThrow();
    assertEquals(Money.paise(6_600 - 5_000), after.due());
    assertEquals(before.bill(), after.bill());
  }

  @Test
  void thePaperShowsThemAsPayment() {
    Trip trip = billOf(50).trolley(new Command.UsePoints(50));
    Invoice invoice = Invoice.of(paid(trip), PaidTrip.STORE).orElseThrow();
    assertEquals(Money.paise(6_600), invoice.total());
    assertEquals(50, invoice.tenders().points());
    assertEquals(Money.paise(5_000), invoice.tenders().byPoints());
    assertEquals(Money.paise(1_600), invoice.payment().amount());
    assertEquals(Money.paise(6_600), invoice.tax().inclusive());
    assertEquals(Money.ZERO, invoice.saved());
  }

  @Test
  void neverMoreThanTheBill() {
    Trip trip = billOf(500);
    assertEquals(66, trip.cart().quote().orElseThrow().points().most(Money.paise(6_600)));
    trip.trolley(new Command.UsePoints(67));
    assertRefused(RefusalCode.POINTS_NOT_ENOUGH, trip);
    trip.trolley(new Command.UsePoints(66));
    assertEquals(Money.ZERO, trip.cart().quote().orElseThrow().due());
  }

  @Test
  void whatIsLeftIsNothingOrARupee() {
    PointsTender points = PointsTender.offer(1_000, RUPEE, List.of());
    assertEquals(657, points.most(Money.paise(65_885)));
    assertFalse(points.allows(658, Money.paise(65_885)));
    assertEquals(0, points.most(Money.paise(150)));
    assertEquals(1, points.most(Money.paise(100)));
    assertEquals(0, points.most(Money.ZERO));
  }

  @Test
  void onlyTheTrolleyAndTheOwnersPhoneMayUseThem() {
    Trip trip = billOf(50);
    trip.by(OTHER, new Command.UsePoints(10));
    assertRefused(RefusalCode.NOT_ALLOWED, trip);
    trip.by(OWNER, new Command.UsePoints(10));
    assertEquals(10, trip.cart().quote().orElseThrow().points().used());
    trip.trolley(new Command.UsePoints(0));
    assertEquals(0, trip.cart().quote().orElseThrow().points().used());
  }

  @Test
  void theyStayWhileThePaymentIsGivenUpAndGoWithTheBill() {
    Trip trip = billOf(50).trolley(new Command.UsePoints(50));
    trip.trolley(new Command.RequestPayment()).trolley(new Command.CancelPayment());
    assertEquals(Phase.CHECKOUT, trip.cart().phase());
    assertEquals(50, trip.cart().quote().orElseThrow().points().used());
    trip.trolley(new Command.ReturnToShopping()).trolley(new Command.StartCheckout());
    assertEquals(0, trip.cart().quote().orElseThrow().points().used());
  }

  @Test
  void nobodyPaysAnAmountThatHeHasNotSeen() {
    Trip trip = billOf(50).trolley(new Command.UsePoints(50));
    trip.trolley(new Command.RequestPayment(SeenTotal.of(Money.paise(6_600))));
    assertRefused(RefusalCode.AMOUNT_DIFFERS, trip);
    trip.trolley(new Command.RequestPayment(SeenTotal.of(Money.paise(1_600))));
    assertEquals(Phase.PAYING, trip.cart().phase());
  }

  @Test
  void whoeverSignsInLateIsOfferedHisPoints() {
    Trip trip = Trip.started(TestShelf.plain()).scan(TestShelf.MILK);
    trip.trolley(new Command.StartCheckout()).trolley(new Command.UsePoints(5));
    assertRefused(RefusalCode.POINTS_NOT_ENOUGH, trip);
    trip.by(Source.HUB, new Command.OfferPoints(40, RUPEE, List.of(OWNER)));
    trip.trolley(new Command.UsePoints(5));
    assertEquals(Money.paise(6_100), trip.cart().quote().orElseThrow().due());
  }

  @Test
  void noPointsWhileAPaymentIsOpen() {
    Trip trip = billOf(50).trolley(new Command.RequestPayment());
    trip.trolley(new Command.UsePoints(5));
    assertRefused(RefusalCode.CHECKOUT_OPEN, trip);
  }

  @Test
  void pointsThatSomebodyElseHasTakenAreRefusedByTheCounter() {
    Trip trip = billOf(50, Optional.of(RefusalCode.POINTS_NOT_ENOUGH));
    trip.trolley(new Command.UsePoints(50));
    assertRefused(RefusalCode.POINTS_NOT_ENOUGH, trip);
    assertTrue(trip.cart().quote().orElseThrow().points().used() == 0);
  }

  private static Trip billOf(long points) {
    return billOf(points, Optional.empty());
  }

  private static Trip billOf(long points, Optional<RefusalCode> taken) {
    return new Trip(TestShelf.plain(), new Has(points, taken))
        .trolley(new Command.StartTrip("T1", "en"))
        .by(OWNER, new Command.JoinTrip("Anna"))
        .by(OTHER, new Command.JoinTrip("Ravi"))
        .scan(TestShelf.MILK)
        .trolley(new Command.StartCheckout());
  }

  private static Cart paid(Trip trip) {
    trip.trolley(new Command.RequestPayment());
    String attempt = ((Settlement.Requested) trip.cart().settlement()).attempt();
    Money due = trip.cart().quote().orElseThrow().due();
    trip.by(Source.HUB, new Command.ConfirmPayment(attempt, due, "rrn-1", "S017/2627/000001", 0));
    return trip.cart();
  }

  private static void assertRefused(RefusalCode code, Trip trip) {
    assertEquals(code, ((Event.CommandRefused) trip.lastEvent()).code());
  }

  /// An owner who has so many points.
  private record Has(long count, Optional<RefusalCode> taken) implements Counter {

    @Override
    public Optional<RefusalCode> refusal(Coupon coupon) {
      return Optional.empty();
    }

    @Override
    public Optional<RefusalCode> reserve(Coupon coupon) {
      return Optional.empty();
    }

    @Override
    public boolean claim(DepositSlip slip) {
      return true;
    }

    @Override
    public PointsTender points() {
      return PointsTender.offer(count, RUPEE, List.of(OWNER));
    }

    @Override
    public Optional<RefusalCode> holdPoints(long points) {
      return taken;
    }
  }
}
