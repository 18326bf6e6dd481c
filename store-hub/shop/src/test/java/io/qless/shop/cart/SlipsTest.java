package io.qless.shop.cart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.RefusalCode;
import io.qless.shop.TestShelf;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.item.LabelTemplate;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Pricing;
import io.qless.shop.tax.PaidTrip;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Empties that come back: what a slip is worth, and when it counts.
class SlipsTest {

  @Test
  void aSlipLowersWhatIsPaidAndLeavesGoodsAndTaxAlone() {
    Trip trip = Trip.started(TestShelf.plain()).scan(TestShelf.MILK);
    Bill before = bill(trip);
    trip.trolley(Trip.slip(7, 500));
    Bill after = bill(trip);
    assertEquals(Money.paise(6_100), after.total());
    assertEquals(before.goods(), after.goods());
    assertEquals(before.taxes(), after.taxes());
    assertEquals(List.of(new DepositSlip("29000007", Money.paise(500))), after.returned().slips());
  }

  @Test
  void theSameSlipTwiceIsRefused() {
    Trip trip = Trip.started(TestShelf.plain()).trolley(Trip.slip(7, 500));
    trip.trolley(Trip.slip(7, 500));
    assertEquals(
        new Event.CommandRefused(RefusalCode.SLIP_ALREADY_USED, "29000007"), trip.lastEvent());
    trip.trolley(Trip.slip(7, 600));
    assertEquals(
        new Event.CommandRefused(RefusalCode.SLIP_ALREADY_USED, "29000007"), trip.lastEvent());
  }

  @Test
  void aSlipWorthMoreThanIsLeftToPayWaits() {
    Trip trip = Trip.started(TestShelf.plain()).scan(TestShelf.SOAP);
    trip.trolley(Trip.slip(1, 5_000)).trolley(Trip.slip(2, 3_000)).trolley(Trip.slip(3, 1_000));
    Bill bill = bill(trip);
    assertEquals(Money.paise(999), bill.total());
    assertEquals(List.of(new DepositSlip("29000002", Money.paise(3_000))), bill.returned().slips());
    assertEquals(Money.ZERO, bill(trip.trolley(Trip.slip(4, 999))).total());
  }

  @Test
  void aSlipTakenBackNoLongerCounts() {
    Trip trip = Trip.started(TestShelf.plain()).scan(TestShelf.MILK).trolley(Trip.slip(7, 500));
    trip.trolley(new Command.VoidLine(Cart.lineOf(trip.cart().slips().getFirst()), 1));
    assertEquals(new Event.SlipReturned("29000007"), trip.lastEvent());
    assertEquals(Money.paise(6_600), bill(trip).total());
  }

  @Test
  void aSlipAloneIsNothingToPay() {
    Trip trip = Trip.started(TestShelf.plain()).trolley(Trip.slip(7, 500));
    trip.trolley(new Command.StartCheckout());
    assertEquals(RefusalCode.SLIPS_ALONE, ((Event.CommandRefused) trip.lastEvent()).code());
    trip.trolley(new Command.CancelTrip());
    assertEquals(Phase.CANCELLED, trip.cart().phase());
  }

  @Test
  void moreEmptiesThanGoodsMakeABillOfNothingAndNeverLess() {
    Trip trip = Trip.started(TestShelf.plain()).scan(TestShelf.SOAP);
    trip.trolley(Trip.slip(1, 3_999)).trolley(Trip.slip(2, 3_000));
    Bill bill = PaidTrip.pay(trip).bill().orElseThrow();
    assertEquals(Money.ZERO, bill.total());
    assertEquals(1, bill.returned().slips().size());
    assertEquals(Phase.PAID, trip.cart().phase());
  }

  @Test
  void noSlipUnderAFrozenBill() {
    Trip trip = Trip.started(TestShelf.plain()).scan(TestShelf.MILK);
    trip.trolley(new Command.StartCheckout()).trolley(Trip.slip(7, 500));
    assertEquals(RefusalCode.CHECKOUT_OPEN, ((Event.CommandRefused) trip.lastEvent()).code());
  }

  @Test
  void whatIsNoSlipOfThisStoreIsRefused() {
    Trip trip = Trip.started(TestShelf.plain()).trolley(new Command.BringSlip("9520000000011"));
    assertEquals(
        RefusalCode.CODE_NOT_FOR_THIS_STORE, ((Event.CommandRefused) trip.lastEvent()).code());
  }

  @Test
  void noMoreSlipsThanATripMayHave() {
    Trip trip = Trip.started(TestShelf.plain());
    for (int i = 0; i <= Cart.MAX_SLIPS; i++) {
      trip.trolley(Trip.slip(i, 100));
    }
    assertEquals(RefusalCode.CART_FULL, ((Event.CommandRefused) trip.lastEvent()).code());
    assertEquals(Cart.MAX_SLIPS, trip.cart().slips().size());
  }

  @Test
  void aTemplateOfASlipTellsItsWorth() {
    assertTrue(new LabelTemplate("S", "2905{slip:4}{rupees:4}{check}").prefix().equals("2905"));
    assertThrows(
        IllegalArgumentException.class, () -> new LabelTemplate("S", "29{slip:5}{grams:5}{check}"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LabelTemplate("S", "2{slip:4}{plu:4}{price:3}{check}"));
  }

  private static Bill bill(Trip trip) {
    return Pricing.bill(trip.cart(), List.of(), Trip.NOON);
  }
}
