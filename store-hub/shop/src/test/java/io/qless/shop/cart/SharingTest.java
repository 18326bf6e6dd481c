package io.qless.shop.cart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.RefusalCode;
import io.qless.shop.TestShelf;
import io.qless.shop.money.Money;
import io.qless.shop.tax.Invoice;
import io.qless.shop.tax.PaidTrip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A bill that several people pay.
class SharingTest {

  private static final Source ANNA = Source.phone("anna");
  private static final Source RAVI = Source.phone("ravi");

  @Test
  void equalSharesSumToThePaisaAndPhonesComeFirst() {
    Trip trip = bill().trolley(split(new SplitPlan.Equally(4)));
    assertEquals(List.of(6_652L, 6_652L, 6_652L, 6_651L), amounts(trip));
    assertEquals(
        List.of(ANNA, RAVI, Source.TROLLEY, Source.TROLLEY),
        shares(trip).map(Share::payer).toList());
  }

  @Test
  void eachPaysForWhatHeWished() {
    Trip trip = trip().by(ANNA, new Command.AddWish(TestShelf.SOAP.id(), 1));
    trip.scan(TestShelf.MILK).scan(TestShelf.SOAP).scan(TestShelf.SOAP);
    trip.trolley(new Command.StartCheckout()).trolley(split(new SplitPlan.ByContributor()));
    assertEquals(List.of(3_999L, 10_599L), amounts(trip));
    assertEquals(List.of(ANNA, Source.TROLLEY), shares(trip).map(Share::payer).toList());
  }

  @Test
  void agreedAmountsMustSumToWhatIsDue() {
    Trip trip = bill().trolley(amounts(20_000, 6_000));
    assertRefused(RefusalCode.SPLIT_NOT_POSSIBLE, trip);
    trip.trolley(amounts(20_000, 6_607));
    assertEquals(List.of(20_000L, 6_607L), amounts(trip));
  }

  @Test
  void aShareIsARupeeAtLeastAndOfSomebodyInTheTrip() {
    Trip trip = bill().trolley(amounts(26_508, 99));
    assertRefused(RefusalCode.SPLIT_NOT_POSSIBLE, trip);
    trip.trolley(split(new SplitPlan.Equally(1)));
    assertRefused(RefusalCode.SPLIT_NOT_POSSIBLE, trip);
    trip.trolley(split(new SplitPlan.Equally(13)));
    assertRefused(RefusalCode.SPLIT_NOT_POSSIBLE, trip);
    trip.trolley(
        split(
            new SplitPlan.Amounts(
                List.of(
                    new SplitPlan.Part(Source.phone("nobody"), Money.paise(20_000)),
                    new SplitPlan.Part(Source.TROLLEY, Money.paise(6_607))))));
    assertRefused(RefusalCode.SPLIT_NOT_POSSIBLE, trip);
  }

  @Test
  void theLastShareOfAllPaysTheBill() {
    Trip trip = bill().trolley(split(new SplitPlan.Equally(2)));
    pay(trip, 2, "");
    assertEquals(Phase.PAYING, trip.cart().phase());
    assertEquals(Money.paise(13_303), split(trip).paid());
    pay(trip, 1, "S017/2627/000001");
    assertEquals(Phase.PAID, trip.cart().phase());
    Invoice invoice = Invoice.of(trip.cart(), PaidTrip.STORE).orElseThrow();
    assertEquals(Money.paise(26_607), invoice.total());
    assertEquals(
        List.of(Money.paise(13_304), Money.paise(13_303)),
        invoice.tenders().payments().stream().map(Invoice.Payment::amount).toList());
    assertEquals("S017/2627/000001", invoice.number());
  }

  @Test
  void aWrongAmountIsNoShare() {
    Trip trip = bill().trolley(split(new SplitPlan.Equally(2)));
    confirm(trip, attempt(trip, 1), 13_303, "");
    assertRefused(RefusalCode.AMOUNT_DIFFERS, trip);
  }

  @Test
  void aShareThatFailedGetsAnotherCodeAndTheOldOneCountsNoMore() {
    Trip trip = bill().trolley(split(new SplitPlan.Equally(2)));
    String first = attempt(trip, 1);
    trip.by(Source.HUB, new Command.FailAttempt(first, "declined"));
    assertInstanceOf(Share.Failed.class, share(trip, 1).standing());
    trip.by(RAVI, new Command.PayShare(1));
    assertRefused(RefusalCode.NOT_ALLOWED, trip);
    trip.by(ANNA, new Command.PayShare(1));
    assertTrue(!attempt(trip, 1).equals(first));
    confirm(trip, first, 13_304, "");
    assertRefused(RefusalCode.PAYMENT_NOT_OPEN, trip);
    trip.trolley(new Command.PayShare(2));
    assertRefused(RefusalCode.SHARE_NOT_OPEN, trip);
  }

  @Test
  void whoGivesUpEndsAllSharesAndKeepsTheBill() {
    Trip trip = bill().trolley(split(new SplitPlan.Equally(3)));
    pay(trip, 1, "");
    String second = attempt(trip, 2);
    trip.trolley(new Command.CancelPayment());
    assertEquals(Phase.CHECKOUT, trip.cart().phase());
    assertInstanceOf(Event.SplitEnded.class, trip.lastEvent());
    assertEquals(
        2,
        trip.journal().stream()
            .filter(entry -> entry.event() instanceof Event.AttemptFailed)
            .count());
    confirm(trip, second, 8_869, "");
    assertRefused(RefusalCode.PAYMENT_NOT_OPEN, trip);
  }

  @Test
  void theRestThatNeverComesEndsItByTime() {
    Trip trip = bill().trolley(split(new SplitPlan.Equally(2)));
    pay(trip, 1, "");
    Instant end = split(trip).until();
    assertEquals(Trip.NOON.plus(Sharing.TIME), end);
    assertTrue(atHub(trip, new Command.EndQuote(), end) instanceof Event.CommandRefused);
    assertTrue(atHub(trip, new Command.EndQuote(), end.plusSeconds(1)) instanceof Event.SplitEnded);
  }

  @Test
  void aBillThatNobodyPaysIsNoLongerGood() {
    Trip trip = bill();
    Instant end = trip.cart().quote().orElseThrow().ends();
    assertEquals(Trip.NOON.plus(Duration.ofMinutes(15)), end);
    assertTrue(
        atHub(trip, new Command.EndQuote(), end.minusMillis(1)) instanceof Event.CommandRefused);
    assertTrue(atHub(trip, new Command.EndQuote(), end) instanceof Event.QuoteEnded);
    assertEquals(
        RefusalCode.QUOTE_ENDED,
        ((Event.CommandRefused) at(trip, Source.TROLLEY, new Command.RequestPayment(), end))
            .code());
  }

  @Test
  void aHoldKeepsSharesFromBeingAskedFor() {
    Trip trip = bill().trolley(new Command.OpenHold(new Hold("w-1", Hold.Kind.WEIGHT, "50 g")));
    trip.trolley(split(new SplitPlan.Equally(2)));
    assertRefused(RefusalCode.HOLD_OPEN, trip);
  }

  @Test
  void everySplitOfAnyBillSumsToIt() {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      Trip trip = trip();
      for (int i = 0; i <= random.nextInt(6); i++) {
        if (random.nextInt(3) == 0) {
          trip.by(random.nextBoolean() ? ANNA : RAVI, new Command.AddWish(TestShelf.MILK.id(), 1));
        }
        trip.scan(random.nextBoolean() ? TestShelf.MILK : TestShelf.SOAP)
            .trolley(Trip.label(1 + random.nextInt(2_000)));
      }
      trip.trolley(new Command.StartCheckout());
      Quote quote = trip.cart().quote().orElseThrow();
      for (SplitPlan plan :
          List.of(new SplitPlan.Equally(2 + random.nextInt(11)), new SplitPlan.ByContributor())) {
        List<SplitPlan.Part> parts = SplitPlan.parts(plan, trip.cart(), quote);
        assertTrue(
            parts.isEmpty()
                || parts.stream()
                    .map(SplitPlan.Part::amount)
                    .reduce(Money.ZERO, Money::plus)
                    .equals(quote.due()),
            "round " + round + ": " + plan + " of " + quote.due());
      }
    }
  }

  private static Trip trip() {
    return Trip.started(TestShelf.plain())
        .by(ANNA, new Command.JoinTrip("Anna"))
        .by(RAVI, new Command.JoinTrip("Ravi"));
  }

  /// A bill of 266.07 rupees.
  private static Trip bill() {
    return trip()
        .scan(TestShelf.MILK)
        .scan(TestShelf.SOAP)
        .scan(TestShelf.MILK)
        .scan(TestShelf.MILK)
        .trolley(Trip.label(739))
        .trolley(new Command.StartCheckout());
  }

  private static Command split(SplitPlan plan) {
    return new Command.SplitBill(SeenTotal.UNKNOWN, plan);
  }

  private static Command amounts(long first, long second) {
    return split(
        new SplitPlan.Amounts(
            List.of(
                new SplitPlan.Part(Source.TROLLEY, Money.paise(first)),
                new SplitPlan.Part(Source.TROLLEY, Money.paise(second)))));
  }

  private static Settlement.Split split(Trip trip) {
    return assertInstanceOf(Settlement.Split.class, trip.cart().settlement());
  }

  private static Stream<Share> shares(Trip trip) {
    return split(trip).shares().stream();
  }

  private static List<Long> amounts(Trip trip) {
    return shares(trip).map(share -> share.amount().minor()).toList();
  }

  private static Share share(Trip trip, int number) {
    return shares(trip).filter(share -> share.number() == number).findFirst().orElseThrow();
  }

  private static String attempt(Trip trip, int number) {
    return share(trip, number).standing().attempt();
  }

  private static void pay(Trip trip, int number, String invoice) {
    confirm(trip, attempt(trip, number), share(trip, number).amount().minor(), invoice);
  }

  private static void confirm(Trip trip, String attempt, long paise, String invoice) {
    trip.by(
        Source.HUB, new Command.ConfirmPayment(attempt, Money.paise(paise), "rrn-1", invoice, 0));
  }

  private static Event atHub(Trip trip, Command command, Instant now) {
    return at(trip, Source.HUB, command, now);
  }

  /// The last event of what a command would lead to at that time.
  private static Event at(Trip trip, Source source, Command command, Instant now) {
    Decision decision =
        new Desk(TestShelf.plain())
            .decide(
                trip.cart(),
                new NumberedCommand(source, trip.cart().heardFrom(source) + 1, now, command),
                now);
    return assertInstanceOf(Decision.Decided.class, decision).entries().getLast().event();
  }

  private static void assertRefused(RefusalCode code, Trip trip) {
    assertEquals(code, ((Event.CommandRefused) trip.lastEvent()).code());
  }
}
