package io.qless.shop.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.TestShelf;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.Trip;
import io.qless.shop.catalogue.Article;
import io.qless.shop.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CreditNoteTest {

  private static final FinancialYear YEAR = new FinancialYear(2026);

  @Test
  void itsNumberIsASeriesOfItsOwnAndAsShort() {
    assertEquals("S017/2627/C00042", new CreditNoteNumber("S017", YEAR, 42).text());
    assertEquals(16, new CreditNoteNumber("S017", YEAR, 99_999).text().length());
    assertThrows(IllegalArgumentException.class, () -> new CreditNoteNumber("S017", YEAR, 100_000));
  }

  @Test
  void theReturnOfABundlePaysBackEachUnitsShare() {
    Trip trip = PaidTrip.withOffers();
    for (int i = 0; i < 3; i++) {
      trip.scan(TestShelf.SOAP);
    }
    Invoice invoice = PaidTrip.invoice(trip);
    LineId soap = invoice.lines().getFirst().id();
    List<CreditNote> notes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      notes.add(note(invoice, notes, Map.of(soap, 1L)));
    }
    assertEquals(
        List.of(Money.paise(2_666), Money.paise(2_666), Money.paise(2_666)),
        notes.stream().map(CreditNote::total).toList());
  }

  @Test
  void refersToItsInvoiceAndKeepsItsRate() {
    Invoice invoice = PaidTrip.invoice(PaidTrip.withOffers().scan(TestShelf.MILK));
    CreditNote note = note(invoice, List.of(), Map.of(invoice.lines().getFirst().id(), 1L));
    assertEquals("S017/2627/000042", note.invoice());
    assertEquals(invoice.issuedAt(), note.invoiceAt());
    assertEquals(invoice.rates(), note.rates());
  }

  @Test
  void noMoreComesBackThanWasBought() {
    Invoice invoice = PaidTrip.invoice(PaidTrip.withOffers().scan(TestShelf.MILK));
    LineId milk = invoice.lines().getFirst().id();
    List<CreditNote> earlier = List.of(note(invoice, List.of(), Map.of(milk, 1L)));
    assertThrows(IllegalArgumentException.class, () -> note(invoice, earlier, Map.of(milk, 1L)));
  }

  @Test
  void aLineThatIsNotOnTheInvoiceIsRefused() {
    Invoice invoice = PaidTrip.invoice(PaidTrip.withOffers().scan(TestShelf.MILK));
    assertThrows(
        IllegalArgumentException.class,
        () -> note(invoice, List.of(), Map.of(new LineId("nowhere"), 1L)));
  }

  @Test
  void partialReturnsInAnyOrderSumToTheOriginal() {
    List<Article> goods = List.of(TestShelf.MILK, TestShelf.BREAD, TestShelf.SOAP);
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Trip trip = PaidTrip.withOffers().trolley(new Command.ApplyCoupon("TEN"));
      for (int i = random.nextInt(15); i >= 0; i--) {
        trip.scan(goods.get(random.nextInt(goods.size())));
      }
      trip.trolley(Trip.label(1 + random.nextInt(3_000)));
      Invoice invoice = PaidTrip.invoice(trip);
      List<CreditNote> notes = new ArrayList<>();
      for (Map<LineId, Long> some = some(invoice, notes, random);
          !some.isEmpty();
          some = some(invoice, notes, random)) {
        notes.add(note(invoice, notes, some));
      }
      String where = "seed " + seed;
      assertTrue(notes.stream().noneMatch(note -> note.total().isNegative()), where);
      for (Invoice.Line line : invoice.lines()) {
        Tax back =
            notes.stream()
                .flatMap(note -> note.lines().stream())
                .filter(one -> one.id().equals(line.id()))
                .map(CreditNote.Line::tax)
                .reduce(Tax.NONE, Tax::plus);
        assertEquals(line.tax(), back, where);
      }
    }
  }

  /// A few units of a few lines, until nothing is left.
  private static Map<LineId, Long> some(Invoice invoice, List<CreditNote> notes, Random random) {
    Map<LineId, Long> some = new LinkedHashMap<>();
    for (Invoice.Line line : invoice.lines()) {
      long left = CreditNote.left(line, notes);
      if (left > 0 && (some.isEmpty() || random.nextBoolean())) {
        some.put(line.id(), 1 + random.nextLong(left));
      }
    }
    return some;
  }

  private static CreditNote note(
      Invoice invoice, List<CreditNote> earlier, Map<LineId, Long> returned) {
    return CreditNote.of(
        new CreditNoteNumber("S017", YEAR, earlier.size() + 1),
        Trip.NOON,
        invoice,
        earlier,
        returned,
        "damaged");
  }
}
