package io.qless.hub.session;

import static io.qless.hub.payment.PaymentHouse.scan;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.payment.SmallShelf;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.money.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionDeskIT {

  private static final InstantSource CLOCK = () -> Instant.parse("2026-11-24T06:30:00Z");
  private static final SessionId TRIP = new SessionId("trip-0001");

  private static final Source STAFF = Source.attendant("asha");

  @TempDir Path directory;
  private Database database;
  private SessionDesk desk;

  @BeforeEach
  void open() {
    database = TestDatabases.journal(directory);
    desk = new SessionDesk(database, new SmallShelf(), CLOCK);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aRepeatedCommandTakesEffectOnce() {
    begin();
    for (int again = 0; again < 5; again++) {
      take(2, scan(), scan());
    }
    assertThat(cart().itemCount()).isEqualTo(2);
    assertThat(cart().revision()).isEqualTo(3);
  }

  @Test
  void aBatchThatOverlapsTakesOnlyWhatIsNew() {
    begin();
    take(2, scan(), scan());
    take(3, scan(), scan());
    assertThat(cart().itemCount()).isEqualTo(3);
    assertThat(cart().heardFrom(Source.TROLLEY)).isEqualTo(4);
  }

  @Test
  void behindAGapNothingIsTaken() {
    begin();
    take(3, scan());
    assertThat(cart().itemCount()).isZero();
    assertThat(cart().heardFrom(Source.TROLLEY)).isEqualTo(1);
  }

  @Test
  void ofATripWhoseBeginningIsMissingNothingIsKept() {
    take(7, scan());
    take(1, scan());
    assertThat(desk.cart(TRIP)).isEmpty();
    begin();
    assertThat(cart().revision()).isEqualTo(1);
    assertThat(desk.take("T2", new SessionId("trip-of-t2"), List.of(numbered(3, scan()))))
        .isPresent();
    assertThat(
            desk.take(
                "T1",
                new SessionId("trip-of-t2"),
                List.of(numbered(1, new Command.StartTrip("T1", "en")))))
        .isPresent();
  }

  @Test
  void anotherTrolleysSessionIsRefused() {
    begin();
    assertThat(desk.take("T2", TRIP, List.of(numbered(2, scan())))).isEmpty();
    assertThat(cart().itemCount()).isZero();
  }

  @Test
  void aRefusedCommandIsAnsweredFromTheJournal() {
    begin();
    take(2, new Command.StartCheckout());
    take(2, new Command.StartCheckout());
    assertThat(desk.journal(TRIP, 1))
        .extracting(JournalEntry::event)
        .containsExactly(new Event.CommandRefused(RefusalCode.CART_EMPTY, "nothing to pay"));
  }

  @Test
  void aRefusedSubmitLeavesNoRowBehind() {
    begin();
    Outcome outcome =
        desk.submit(
            TRIP,
            Source.HUB,
            (handle, cart) -> {
              handle.execute(
                  "INSERT INTO device (id, kind, password_hash, enrolled_at) VALUES (?, ?, ?, ?)",
                  "X1",
                  "trolley",
                  "hash",
                  CLOCK.instant().atOffset(ZoneOffset.UTC));
              return new Command.ConfirmPayment("a1", Money.paise(1), "ref", "inv", 0);
            });
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(count("SELECT COUNT(*) FROM device")).isZero();
    assertThat(desk.journal(TRIP, 0)).hasSize(1);
    assertThat(cart().revision()).isEqualTo(1);
  }

  @Test
  void twoHubsOnOneDatabaseLoseNothing() throws Exception {
    begin();
    SessionDesk other = new SessionDesk(database, new SmallShelf(), CLOCK);
    int each = 60;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> scans =
          threads.submit(() -> {
            for (int number = 2; number <= each + 1; number++) {
              takeSurely(desk, number);
            }
          });
      Future<?> calls =
          threads.submit(() -> {
            for (int call = 0; call < each; call++) {
              submitSurely(other, new Command.EndAssist());
            }
          });
      scans.get(120, TimeUnit.SECONDS);
      calls.get(120, TimeUnit.SECONDS);
    }
    List<JournalEntry> journal = desk.journal(TRIP, 0);
    assertThat(journal)
        .extracting(JournalEntry::revision)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 1 + 2L * each).boxed().toList());
    Cart cart = new SessionDesk(database, new SmallShelf(), CLOCK).cart(TRIP).orElseThrow();
    assertThat(cart.itemCount()).isEqualTo(each);
    assertThat(cart.heardFrom(STAFF)).isEqualTo(each);
    assertThat(desk.firstBrokenLink(TRIP)).isZero();
  }

  @Test
  void aChangedRowIsFound() {
    begin();
    take(2, scan(), scan());
    assertThat(desk.firstBrokenLink(TRIP)).isZero();
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE session_event SET body = REPLACE(body, '12345', '12344')"
                    + " WHERE revision = 2"));
    assertThat(desk.firstBrokenLink(TRIP)).isEqualTo(2);
  }

  @Test
  void aMissingRowIsFound() {
    begin();
    take(2, scan(), scan());
    database
        .jdbi()
        .useHandle(handle -> handle.execute("DELETE FROM session_event WHERE revision = 2"));
    assertThat(desk.firstBrokenLink(TRIP)).isEqualTo(3);
  }

  @Test
  void listenersHearInOrderWhatIsAlreadyInTheDatabase() {
    List<Long> heard = new CopyOnWriteArrayList<>();
    List<Long> found = new CopyOnWriteArrayList<>();
    desk.listen((cart, entries) -> {
      entries.forEach(entry -> heard.add(entry.revision()));
      found.add(count("SELECT MAX(revision) FROM session_event"));
    });
    begin();
    take(2, scan());
    take(3, scan());
    assertThat(heard).containsExactly(1L, 2L, 3L);
    assertThat(found).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aTripGoesOnAfterAnotherStart() {
    begin();
    take(2, scan());
    close();
    open();
    take(3, scan());
    assertThat(desk.open())
        .singleElement()
        .satisfies(cart -> {
          assertThat(cart.itemCount()).isEqualTo(2);
          assertThat(cart.lines()).singleElement().isInstanceOf(LineItem.Pieces.class);
        });
  }

  @Test
  void anEndedTripIsNotOpen() {
    begin();
    take(2, new Command.CancelTrip());
    assertThat(desk.open()).isEmpty();
    assertThat(cart().phase()).isEqualTo(Phase.CANCELLED);
  }

  private void begin() {
    take(1, new Command.StartTrip("T1", "en"));
  }

  private void take(long first, Command... commands) {
    List<NumberedCommand> numbered = new ArrayList<>();
    for (Command command : commands) {
      numbered.add(numbered(first + numbered.size(), command));
    }
    assertThat(desk.take("T1", TRIP, numbered)).isPresent();
  }

  /// A hub that never gets its turn says so, and the trolley sends again.
  private static void takeSurely(SessionDesk desk, long number) {
    until(() ->
        desk.take("T1", TRIP, List.of(numbered(number, scan())))
                .orElseThrow()
                .heardFrom(Source.TROLLEY)
            >= number);
  }

  private static void submitSurely(SessionDesk desk, Command command) {
    until(() -> desk.submit(TRIP, STAFF, (handle, cart) -> command) instanceof Outcome.Done);
  }

  private static void until(BooleanSupplier done) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < Duration.ofSeconds(60).toNanos()) {
      try {
        if (done.getAsBoolean()) {
          return;
        }
      } catch (IllegalStateException neverStoodStill) {
        LockSupport.parkNanos(
            ThreadLocalRandom.current().nextLong(5_000_000)); // as a trolley would
      }
    }
    throw new AssertionError("not done within a minute");
  }

  private Cart cart() {
    return desk.cart(TRIP).orElseThrow();
  }

  private long count(String query) {
    return database.jdbi().withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  private static NumberedCommand numbered(long number, Command command) {
    return new NumberedCommand(Source.TROLLEY, number, CLOCK.instant(), command);
  }
}
