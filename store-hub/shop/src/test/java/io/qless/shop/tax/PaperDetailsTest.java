package io.qless.shop.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.RefusalCode;
import io.qless.shop.TestShelf;
import io.qless.shop.cart.Buyer;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.Trip;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.Terms;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a paper tells besides sums: the MRP of the very pack, the buyer, and whether it was
/// practice.
class PaperDetailsTest {

  private static final Article OIL =
      new Article(
          Gtin.of("9520000000059"),
          TestShelf.text("Oil 1 l"),
          "",
          "oil",
          new Sale.ByPiece(
              Money.paise(18_000), Money.paise(21_000), Weight.grams(950), Weight.grams(5)),
          new Gst("1512", 500),
          0,
          "",
          new Terms(
              false,
              false,
              Money.ZERO,
              List.of(new Terms.BatchMrp("OLD", Money.paise(19_500))),
              List.of(),
              List.of()));

  private static final Article SAFE =
      new Article(
          Gtin.of("9520000000066"),
          TestShelf.text("Steel safe"),
          "",
          "household",
          new Sale.ByPiece(
              Money.paise(4_999_999), Money.paise(5_500_000), Weight.grams(900), Weight.grams(5)),
          new Gst("8303", 1_800),
          0,
          "");

  private static final Command.NameBuyer ASHA =
      new Command.NameBuyer(
          new Buyer.Named(" Asha Rao ", "7 Lake Road, Mysuru 570001", new StateCode("29")));

  @Test
  void aLineTellsTheMrpOfItsBatch() {
    Invoice invoice = PaidTrip.invoice(trip().trolley(oil("OLD")));
    assertEquals(Money.paise(19_500), invoice.lines().getFirst().mrp());
    assertEquals(Money.paise(1_500), invoice.underMrp());
  }

  @Test
  void packsOfTwoMrpsStandOnTwoLines() {
    Trip trip = trip().trolley(oil("NEW")).trolley(oil("OLD")).trolley(oil("OLD"));
    assertEquals(1, trip.cart().lines().size(), "an unknown batch may be the cheaper one");
    Article known = with(new Terms.BatchMrp("NEW", Money.paise(21_000)));
    Trip both = Trip.started(shelf(known)).trolley(oil("NEW")).trolley(oil("OLD"));
    assertEquals(
        List.of(Money.paise(21_000), Money.paise(19_500)),
        PaidTrip.invoice(both).lines().stream().map(Invoice.Line::mrp).toList());
  }

  @Test
  void aPaymentByTheSimulatorIsMarked() {
    assertTrue(PaidTrip.invoice(trip().scan(TestShelf.MILK)).payment().simulated());
  }

  @Test
  void aBillOfFiftyThousandIsNotPaidWithoutABuyer() {
    Trip trip = trip().scan(SAFE).scan(TestShelf.MILK).trolley(new Command.StartCheckout());
    trip.trolley(new Command.RequestPayment());
    assertEquals(
        RefusalCode.BUYER_NEEDED,
        assertInstanceOf(Event.CommandRefused.class, trip.lastEvent()).code());
    trip.by(Source.attendant("A1"), ASHA).trolley(new Command.RequestPayment());
    assertEquals(Phase.PAYING, trip.cart().phase());
  }

  @Test
  void aSmallerBillNeedsNoBuyerButMayHaveOne() {
    assertInstanceOf(Buyer.Unnamed.class, PaidTrip.invoice(trip().scan(SAFE)).buyer());
    Invoice named = PaidTrip.invoice(trip().scan(SAFE).by(Source.phone("p1"), ASHA));
    assertEquals("Asha Rao", assertInstanceOf(Buyer.Named.class, named.buyer()).name());
  }

  @Test
  void theBuyerStandsOnceThePayerIsAsked() {
    Trip trip = trip().scan(TestShelf.MILK);
    trip.trolley(new Command.StartCheckout()).trolley(new Command.RequestPayment());
    trip.by(Source.attendant("A1"), ASHA);
    assertEquals(
        RefusalCode.CHECKOUT_OPEN,
        assertInstanceOf(Event.CommandRefused.class, trip.lastEvent()).code());
  }

  @Test
  void aBuyerHasANameAndAnAddressInOneLine() {
    StateCode here = new StateCode("29");
    assertThrows(IllegalArgumentException.class, () -> new Buyer.Named(" ", "7 Lake Road", here));
    assertThrows(IllegalArgumentException.class, () -> new Buyer.Named("Asha", "7\nLake", here));
    assertThrows(
        IllegalArgumentException.class, () -> new Buyer.Named("A".repeat(161), "7 Lake", here));
  }

  @Test
  void staffNoteAReturnAlsoAfterTheTripHasLeft() {
    Trip trip = trip().scan(TestShelf.MILK);
    Command back = new Command.NoteReturn("S017/2627/C00001", Money.paise(5_940), "sour");
    trip.by(Source.attendant("A1"), back);
    assertEquals(
        RefusalCode.NO_CHECKOUT,
        assertInstanceOf(Event.CommandRefused.class, trip.lastEvent()).code());
    Cart paid = PaidTrip.pay(trip);
    trip.by(Source.HUB, new Command.RecordExit("pass", "G1", Instant.EPOCH, false));
    trip.by(Source.attendant("A1"), back);
    assertInstanceOf(Event.GoodsReturned.class, trip.lastEvent());
    assertEquals(Phase.LEFT, trip.cart().phase());
    assertEquals(paid.settlement(), trip.cart().settlement());
  }

  @Test
  void onlyStaffNoteAReturn() {
    Trip trip = trip().scan(TestShelf.MILK);
    PaidTrip.pay(trip);
    for (Source other : List.of(Source.TROLLEY, Source.phone("p1"), Source.HUB)) {
      trip.by(other, new Command.NoteReturn("S017/2627/C00001", Money.paise(5_940), "sour"));
      assertEquals(
          RefusalCode.NOT_ALLOWED,
          assertInstanceOf(Event.CommandRefused.class, trip.lastEvent()).code());
    }
  }

  @Test
  void aNumberOfACreditNoteIsReadBack() {
    CreditNoteNumber number = new CreditNoteNumber("S017", new FinancialYear(2026), 42);
    assertEquals(number, CreditNoteNumber.parse(number.text()));
    assertThrows(IllegalArgumentException.class, () -> CreditNoteNumber.parse("S017/2627/000042"));
  }

  private static Trip trip() {
    return Trip.started(shelf(OIL));
  }

  private static TestShelf shelf(Article oil) {
    TestShelf plain = TestShelf.withOffers();
    return new TestShelf(
        plain.revision(), List.of(TestShelf.MILK, SAFE, oil), plain.offers(), plain.coupons());
  }

  private static Article with(Terms.BatchMrp more) {
    Terms terms = OIL.terms();
    return new Article(
        OIL.id(),
        OIL.name(),
        OIL.brand(),
        OIL.category(),
        OIL.sale(),
        OIL.gst(),
        0,
        "",
        new Terms(
            false,
            false,
            Money.ZERO,
            List.of(terms.batchMrps().getFirst(), more),
            List.of(),
            List.of()));
  }

  private static Command.AddItem oil(String batch) {
    return new Command.AddItem(
        new ItemCode.Piece(OIL.id(), new ItemCode.UnitMark(batch, LocalDate.MAX)),
        Money.paise(18_000),
        7);
  }
}
