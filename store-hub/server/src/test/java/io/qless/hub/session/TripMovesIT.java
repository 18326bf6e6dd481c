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
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trips that go on with another trolley, on a real database.
class TripMovesIT {

  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");
  private static final SessionId TRIP = new SessionId("trip-0001");
  private static final Source STAFF = Source.attendant("asha");
  private static final int RUNS = 40;

  @TempDir Path directory;
  private Database journal;
  private SessionDesk sessions;
  private TripMoves moves;

  @BeforeEach
  void open() {
    journal = TestDatabases.journal(directory);
    sessions = new SessionDesk(journal, new SmallShelf(), () -> NOON);
    moves = new TripMoves(sessions);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void theJournalSaysFromWhereToWhere() {
    shop("T1", TRIP);
    assertThat(moves.move(TRIP, "T2", STAFF)).isInstanceOf(Outcome.Done.class);
    assertThat(sessions.journal(TRIP, 0).getLast().event())
        .isEqualTo(new Event.TripMoved("T1", "T2"));
    assertThat(sessions.cart(TRIP).orElseThrow().trolley()).isEqualTo("T2");
  }

  @Test
  void onlyTheNewTrolleySpeaksForTheTrip() {
    shop("T1", TRIP);
    moves.move(TRIP, "T2", STAFF);
    assertThat(sessions.take("T1", TRIP, List.of(numbered(3, scan())))).isEmpty();
    assertThat(sessions.take("T2", TRIP, List.of(numbered(3, scan())))).isPresent();
    assertThat(sessions.cart(TRIP).orElseThrow().itemCount()).isEqualTo(2);
  }

  @Test
  void theOldTrolleyIsToldUpToTheMoveAndNoFurther() {
    shop("T1", TRIP);
    moves.move(TRIP, "T2", STAFF);
    sessions.take("T2", TRIP, List.of(numbered(3, scan())));
    TripMoves.Left left = moves.leftBy("T1", TRIP).orElseThrow();
    assertThat(left.journal().getLast().event()).isEqualTo(new Event.TripMoved("T1", "T2"));
    assertThat(left.cart().itemCount()).isEqualTo(1);
    assertThat(moves.leftBy("T2", TRIP)).isEmpty();
    assertThat(moves.leftBy("T3", TRIP)).isEmpty();
  }

  @Test
  void aTrolleyThatIsTakenOrWasLeftIsRefused() {
    shop("T1", TRIP);
    shop("T2", new SessionId("trip-0002"));
    assertRefused(moves.move(TRIP, "T2", STAFF), RefusalCode.TROLLEY_BUSY);
    moves.move(TRIP, "T3", STAFF);
    assertRefused(moves.move(TRIP, "T1", STAFF), RefusalCode.TROLLEY_BUSY);
    assertRefused(moves.move(TRIP, "T3", STAFF), RefusalCode.NOT_ALLOWED);
  }

  @Test
  void noTrolleyMovesATripByItself() {
    shop("T1", TRIP);
    sessions.take("T1", TRIP, List.of(numbered(3, new Command.MoveTrip("T2"))));
    assertThat(sessions.journal(TRIP, 2).getFirst().event())
        .isInstanceOf(Event.CommandRefused.class);
  }

  @Test
  void whileMoneyIsOnItsWayNothingMoves() {
    shop("T1", TRIP);
    sessions.take("T1", TRIP, List.of(numbered(3, new Command.StartCheckout())));
    sessions.take("T1", TRIP, List.of(numbered(4, new Command.RequestPayment())));
    assertRefused(moves.move(TRIP, "T2", STAFF), RefusalCode.CHECKOUT_OPEN);
  }

  /// Two or three trolleys send and send again in any order, with moves in between. Each number is
  /// used once, no scan of a trolley counts that had left, and none of the trolley in charge is
  /// lost or doubled.
  @Test
  void whoeverSendsWhateverEachNumberCountsOnce() {
    for (int run = 0; run < RUNS; run++) {
      long seed = 7_000L + run;
      Random random = new Random(seed);
      SessionId trip = new SessionId("moved-%04d".formatted(run));
      List<Sender> senders =
          List.of(sender(trip, "A" + run), sender(trip, "B" + run), sender(trip, "C" + run));
      int inCharge = 0;
      senders.getFirst().begin();
      for (int step = 0; step < 60; step++) {
        Sender any = senders.get(random.nextInt(inCharge + 1));
        if (random.nextInt(20) == 0 && inCharge < 2) {
          Cart before = sessions.cart(trip).orElse(Cart.begin(trip));
          if (before.revision() > 0) {
            inCharge++;
            moves.move(trip, senders.get(inCharge).trolley, STAFF);
            senders.get(inCharge).countOnFrom(before.heardFrom(Source.TROLLEY));
          }
        } else if (random.nextBoolean()) {
          any.scanOne();
        } else {
          any.sendAgain();
        }
      }
      Sender last = senders.get(inCharge);
      last.sendAgain();
      int counted = senders.stream().mapToInt(sender -> sender.counted).sum();
      Cart cart = sessions.cart(trip).orElseThrow();
      assertThat(cart.itemCount()).as("seed " + seed).isEqualTo(counted);
      assertThat(last.waiting()).as("seed " + seed).isEmpty();
      assertThat(
              sessions.journal(trip, 0).stream()
                  .filter(entry -> entry.source().equals(Source.TROLLEY))
                  .map(JournalEntry::number))
          .as("seed " + seed)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, cart.heardFrom(Source.TROLLEY)).boxed().toList());
    }
  }

  private Sender sender(SessionId trip, String trolley) {
    return new Sender(trip, trolley);
  }

  /// A trolley with an outbox that hears of what it sent only by the answer.
  private final class Sender {
    private final SessionId trip;
    private final String trolley;
    private final List<NumberedCommand> all = new ArrayList<>();
    private long answered;
    private int counted;

    Sender(SessionId trip, String trolley) {
      this.trip = trip;
      this.trolley = trolley;
    }

    void begin() {
      all.add(numbered(1, new Command.StartTrip(trolley, "en")));
    }

    void countOnFrom(long heard) {
      answered = heard;
    }

    void scanOne() {
      long next = all.isEmpty() ? answered + 1 : all.getLast().number() + 1;
      all.add(numbered(next, scan()));
    }

    List<NumberedCommand> waiting() {
      return all.stream().filter(command -> command.number() > answered).toList();
    }

    void sendAgain() {
      if (all.isEmpty()) {
        return;
      }
      sessions.take(trolley, trip, all).ifPresent(cart -> hear(cart.heardFrom(Source.TROLLEY)));
    }

    private void hear(long number) {
      counted +=
          (int)
              waiting().stream()
                  .filter(command -> command.number() <= number)
                  .filter(command -> command.command() instanceof Command.AddItem)
                  .count();
      answered = Math.max(answered, number);
    }
  }

  private void shop(String trolley, SessionId trip) {
    sessions.take(
        trolley,
        trip,
        List.of(numbered(1, new Command.StartTrip(trolley, "en")), numbered(2, scan())));
  }

  private static void assertRefused(Outcome outcome, RefusalCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private static NumberedCommand numbered(long number, Command command) {
    return new NumberedCommand(Source.TROLLEY, number, NOON, command);
  }
}
