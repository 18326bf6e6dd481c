package io.qless.shop.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.TestShelf;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.Trip;
import io.qless.shop.money.Money;
import io.qless.shop.tax.CreditNote;
import io.qless.shop.tax.CreditNoteNumber;
import io.qless.shop.tax.FinancialYear;
import io.qless.shop.tax.Invoice;
import io.qless.shop.tax.PaidTrip;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointsLedgerTest {

  private static final Instant DAY_0 = Instant.parse("2026-11-24T06:30:00Z");
  private static final PointsPolicy POLICY = PointsPolicy.USUAL;

  @Test
  void oneFloorForTheWholeReceipt() {
    assertEquals(0, POLICY.earnedBy(Money.paise(9_999), Money.ZERO));
    assertEquals(2, POLICY.earnedBy(Money.paise(29_999), Money.ZERO));
    assertEquals(1, POLICY.earnedBy(Money.paise(29_999), Money.paise(10_000)));
    assertEquals(0, POLICY.earnedBy(Money.paise(5_000), Money.paise(10_000)));
  }

  @Test
  void taxEarnsNothing() {
    Invoice invoice = PaidTrip.invoice(PaidTrip.withOffers().scan(TestShelf.MILK));
    assertEquals(invoice.tax().taxable(), PointsPolicy.value(invoice));
  }

  @Test
  void pointsWaitUntilTheirGoodsCanNoLongerComeBack() {
    PointsLedger ledger = PointsLedger.EMPTY.earn("a", 7, POLICY, DAY_0);
    assertEquals(new PointsLedger.Balance(0, 7, 0), ledger.balance(day(14)));
    assertEquals(new PointsLedger.Balance(7, 0, 0), ledger.balance(day(15)));
    assertTrue(ledger.redeem("u", 1, day(14)).isEmpty());
  }

  @Test
  void theSoonestToExpireGoFirst() {
    PointsLedger ledger =
        PointsLedger.EMPTY.earn("late", 5, POLICY, day(30)).earn("early", 5, POLICY, DAY_0);
    PointsLedger spent = ledger.redeem("u", 7, day(60)).orElseThrow();
    assertEquals(3, spent.earned("late").orElseThrow().remaining());
    assertEquals(0, spent.earned("early").orElseThrow().remaining());
    PointsLedger back = spent.giveBack("u", 6, POLICY, day(61));
    assertEquals(5, back.earned("late").orElseThrow().remaining());
    assertEquals(4, back.earned("early").orElseThrow().remaining());
    assertThrows(IllegalArgumentException.class, () -> back.giveBack("u", 2, POLICY, day(61)));
  }

  @Test
  void whatComesBackAfterItsLotExpiredHasAShortGrace() {
    PointsLedger spent =
        PointsLedger.EMPTY.earn("a", 5, POLICY, DAY_0).redeem("u", 5, day(20)).orElseThrow();
    PointsLedger back = spent.expire(day(365)).giveBack("u", 5, POLICY, day(366));
    assertEquals(5, back.balance(day(395)).available());
    assertEquals(0, back.balance(day(396)).available());
  }

  @Test
  void goodsThatComeBackTakeTheirPointsOrOweThem() {
    PointsLedger spent =
        PointsLedger.EMPTY.earn("a", 5, POLICY, DAY_0).redeem("u", 3, day(20)).orElseThrow();
    PointsLedger back = spent.reverse("a", 5, "c1", day(21));
    assertEquals(new PointsLedger.Balance(0, 0, 3), back.balance(day(21)));
    PointsLedger more = back.earn("b", 10, POLICY, day(21));
    assertEquals(7, more.balance(day(40)).available());
    assertThrows(IllegalArgumentException.class, () -> back.reverse("a", 1, "c2", day(22)));
  }

  @Test
  void pointsThatExpiredAreNotLostTwice() {
    PointsLedger gone = PointsLedger.EMPTY.earn("a", 5, POLICY, DAY_0).expire(day(365));
    assertEquals(
        new PointsLedger.Balance(0, 0, 0), gone.reverse("a", 5, "c1", day(366)).balance(day(366)));
  }

  @Test
  void partialReturnsTakeExactlyWhatTheReceiptEarned() {
    Trip trip = PaidTrip.withOffers();
    for (int i = 0; i < 5; i++) {
      trip.scan(TestShelf.MILK).scan(TestShelf.SOAP).scan(TestShelf.BREAD);
    }
    Invoice invoice = PaidTrip.invoice(trip);
    long earned = POLICY.earnedBy(PointsPolicy.value(invoice), Money.ZERO);
    List<CreditNote> earlier = new ArrayList<>();
    long lost = 0;
    for (Invoice.Line line : invoice.lines()) {
      for (int piece = 0; piece < 5; piece++) {
        CreditNote note = note(invoice, earlier, line.id());
        lost += POLICY.lostBy(invoice, earlier, note, earned);
        earlier.add(note);
      }
    }
    assertEquals(earned, lost);
    assertTrue(earned > 0);
  }

  private static CreditNote note(Invoice invoice, List<CreditNote> earlier, LineId line) {
    return CreditNote.of(
        new CreditNoteNumber("S017", new FinancialYear(2026), earlier.size() + 1),
        DAY_0,
        invoice,
        earlier,
        Map.of(line, 1L),
        "not wanted");
  }

  private static Instant day(int days) {
    return DAY_0.plus(Duration.ofDays(days));
  }
}
