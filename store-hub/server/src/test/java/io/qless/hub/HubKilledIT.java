package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.SessionDetail;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Source;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The hub's process is killed in the middle of a trip and started again on the same data. A real
/// trolley's link, the real broker, the real payment simulator.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubKilledIT {

  private static final long SEED = 20_261_125;
  private static final int KILLS = 2;
  private static final int TRIPS = 2;
  private static final Pattern PAGE = Pattern.compile("[&?]url=([^&]+)");

  private HubProcess hub;

  @BeforeAll
  void open(@TempDir Path directory) {
    hub = new HubProcess(directory);
  }

  @AfterAll
  void close() {
    hub.close();
  }

  @Test
  void aTripGoesOnAndCostsTheSame() {
    Random random = new Random(SEED);
    OutboxTrolley trolley = trolley("T1", "trip-0001");
    long last = 1;
    for (int kill = 0; kill < KILLS; kill++) {
      for (int scan = 0; scan < 30; scan++) {
        trolley.give(shopping(last + scan));
      }
      trolley.awaitAcknowledged(last + random.nextInt(25));
      hub.kill();
      List<JournalEntry> told = trolley.journal();
      long acknowledged = trolley.acknowledged();
      trolley.give(shopping(last + 30));
      last += 31;
      hub.again();
      Cart after = trolley.awaitAll();
      assertThat(trolley.journal()).as("seed %d, kill %d", SEED, kill).startsWith(array(told));
      assertThat(after.heardFrom(Source.TROLLEY)).isEqualTo(last).isGreaterThan(acknowledged);
    }
    assertThat(numbersOf(trolley)).containsExactlyElementsOf(oneTo(last));
    trolley.give(new Command.StartCheckout());

    OutboxTrolley unharmed = trolley("T2", "trip-0002");
    for (long number = 1; number < last; number++) {
      unharmed.give(shopping(number));
    }
    unharmed.give(new Command.StartCheckout());
    assertThat(bill(trolley.awaitAll())).isEqualTo(bill(unharmed.awaitAll()));
    assertThat(bill(trolley.cart()).total().minor()).isPositive();
    trolley.close();
    unharmed.close();
  }

  @Test
  void moneyThatWasPaidIsConfirmedOnceUnderOneInvoice() {
    Random random = new Random(SEED);
    Set<String> invoices = new HashSet<>();
    for (int trip = 1; trip <= TRIPS; trip++) {
      OutboxTrolley trolley = trolley("T3", "trip-paid-" + trip);
      trolley.give(
          shopping(1), shopping(2), new Command.StartCheckout(), new Command.RequestPayment());
      URI page = awaitPayersPage(trolley);
      hub.pay(page);
      // The webhook is on its way now: kept, half booked, or booked and not yet told.
      LockSupport.parkNanos(random.nextLong(30_000_000));
      hub.kill();
      hub.again();
      Soon.soon(
          () -> "the trip is paid: " + trolley.cart().phase(),
          () -> trolley.cart().phase() == Phase.PAID);
      Settlement.Paid paid = (Settlement.Paid) trolley.cart().settlement();
      assertThat(paid.amount()).isEqualTo(paid.bill().total());
      invoices.add(paid.invoice());
      assertThat(trolley.journal())
          .filteredOn(entry -> entry.event() instanceof Event.PaymentConfirmed)
          .hasSize(1);
      Soon.soon("the pass", () -> !trolley.state().pass().isEmpty());
      trolley.close();
    }
    assertThat(invoices).as("seed %d", SEED).hasSize(TRIPS);
    hub.end();
    String paidTrips = sql("SELECT COUNT(*) FROM shopping_session WHERE phase = 'PAID'");
    assertThat(sql("SELECT COUNT(*) FROM invoice")).isEqualTo(paidTrips);
    assertThat(sql("SELECT last_serial FROM invoice_series")).isEqualTo(paidTrips);
    assertThat(sql("SELECT COUNT(*) FROM points_lot")).isEqualTo(paidTrips);
    assertThat(sql("SELECT COUNT(*) FROM refund")).isEqualTo("0");
    hub.again();
  }

  @Test
  void aQrThatIsShownCanStillBePaid() {
    OutboxTrolley trolley = trolley("T4", "trip-0004");
    trolley.give(shopping(1), new Command.StartCheckout(), new Command.RequestPayment());
    URI page = awaitPayersPage(trolley);
    hub.kill();
    hub.again();
    hub.pay(page);
    Soon.soon("the trip is paid", () -> trolley.cart().phase() == Phase.PAID);
    SessionDetail trip = hub.trip("trip-0004");
    assertThat(trip.journal())
        .extracting(SessionDetail.JournalLine::type)
        .containsOnlyOnce("PaymentRequested", "AttemptOpened", "PaymentConfirmed");
    trolley.close();
  }

  private OutboxTrolley trolley(String id, String trip) {
    return new OutboxTrolley(hub.mqtt(), hub.enrol(DeviceKind.TROLLEY, id), new SessionId(trip));
  }

  /// Scans of pieces and of weight labels, and now and then a piece back.
  private static Command shopping(long number) {
    ArticleId noodles = ArticleId.parse("gtin:09520212000717");
    return switch ((int) (number % 5)) {
      case 0 ->
          new Command.AddItem(
              new ItemCode.Weighed(ArticleId.parse("plu:4011"), Weight.grams(500 + number)),
              Money.paise(5_400),
              4);
      case 4 -> new Command.VoidLine(new LineId("gtin:09520212000717@1400"), 1);
      default ->
          new Command.AddItem(
              new ItemCode.Piece(noodles, ItemCode.UnitMark.NONE), Money.paise(1_400), 4);
    };
  }

  private static URI awaitPayersPage(OutboxTrolley trolley) {
    Soon.soon(
        () -> "a QR: " + trolley.cart().settlement(),
        () -> trolley.cart().settlement() instanceof Settlement.Awaiting);
    Settlement.Awaiting awaiting = (Settlement.Awaiting) trolley.cart().settlement();
    Matcher page = PAGE.matcher(awaiting.qr());
    assertThat(page.find()).as(awaiting.qr()).isTrue();
    return URI.create(URLDecoder.decode(page.group(1), StandardCharsets.UTF_8));
  }

  private static Bill bill(Cart cart) {
    assertThat(cart.phase()).isEqualTo(Phase.CHECKOUT);
    return ((Settlement.Quoted) cart.settlement()).bill();
  }

  private static List<Long> numbersOf(OutboxTrolley trolley) {
    return trolley.journal().stream()
        .filter(entry -> entry.source().equals(Source.TROLLEY))
        .map(JournalEntry::number)
        .toList();
  }

  private static List<Long> oneTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private static JournalEntry[] array(List<JournalEntry> entries) {
    return entries.toArray(JournalEntry[]::new);
  }

  private String sql(String query) {
    try (Database journal = TestDatabases.journal(hub.data())) {
      return journal
          .jdbi()
          .withHandle(handle -> handle.createQuery(query).mapTo(String.class).one());
    }
  }
}
