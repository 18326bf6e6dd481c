package io.qless.shop.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.TestShelf;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Trip;
import io.qless.shop.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceTest {

  @Test
  void aTripThatIsNotPaidHasNone() {
    Trip trip = PaidTrip.withOffers().scan(TestShelf.MILK);
    assertTrue(Invoice.of(trip.cart(), PaidTrip.STORE).isEmpty());
  }

  @Test
  void taxedGoodsAloneMakeATaxInvoice() {
    assertEquals(
        Invoice.Kind.TAX_INVOICE,
        PaidTrip.invoice(PaidTrip.withOffers().scan(TestShelf.MILK)).kind());
  }

  @Test
  void taxedAndUntaxedGoodsTogetherMakeAnInvoiceCumBillOfSupply() {
    Trip trip = PaidTrip.withOffers().scan(TestShelf.MILK).scan(TestShelf.BREAD);
    assertEquals(Invoice.Kind.INVOICE_CUM_BILL_OF_SUPPLY, PaidTrip.invoice(trip).kind());
  }

  @Test
  void untaxedGoodsAloneMakeABillOfSupply() {
    Trip trip = PaidTrip.withOffers().scan(TestShelf.BREAD).trolley(Trip.label(1_250));
    assertEquals(Invoice.Kind.BILL_OF_SUPPLY, PaidTrip.invoice(trip).kind());
  }

  @Test
  void aLineTellsItsOffersAndTheBillItsCoupons() {
    Trip trip = PaidTrip.withOffers().trolley(new Command.ApplyCoupon("TEN")).scan(TestShelf.MILK);
    Invoice invoice = PaidTrip.invoice(trip);
    assertEquals(
        List.of(new Invoice.Reduction(TestShelf.text("Dairy week"), Money.paise(660))),
        invoice.lines().getFirst().offers());
    assertEquals("TEN", invoice.coupons().getFirst().rule());
    assertEquals(invoice.saved(), invoice.lines().getFirst().discount());
  }

  @Test
  void theSavingCountsFromThePrintedPrice() {
    Invoice invoice = PaidTrip.invoice(PaidTrip.withOffers().scan(TestShelf.MILK));
    assertEquals(Money.paise(200 + 660), invoice.underMrp());
  }

  @Test
  void theTableByRateComesToWhatWasPaid() {
    Trip trip =
        PaidTrip.withOffers().scan(TestShelf.MILK).scan(TestShelf.SOAP).scan(TestShelf.BREAD);
    Invoice invoice = PaidTrip.invoice(trip);
    assertEquals(
        List.of(0, 500, 1_800), invoice.rates().stream().map(RateRow::basisPoints).toList());
    assertEquals(
        invoice.total(),
        invoice.rates().stream().map(row -> row.tax().inclusive()).reduce(Money.ZERO, Money::plus));
  }
}
