package io.qless.hub.payment;

import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.AlertStore;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Many trips at once in one store: shoppers, payers and a payment company that do all that they
/// may, in any order, with the hub's real money side on a real database. The clock is moved by
/// hand. Used by one thread.
final class HistoryWorld implements AutoCloseable {

  /// When something may happen, from the first request for payment until no money can come any
  /// more.
  private static final List<Duration> STEPS =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofMinutes(3),
          Duration.ofMinutes(6),
          Duration.ofMinutes(9),
          Duration.ofMinutes(30),
          Duration.ofHours(3),
          Duration.ofHours(20),
          Duration.ofHours(60));

  private static final Duration NEVER = Duration.ofDays(1);

  /// Rounds in which all that is due is asked about; a world in which something is due for ever is
  /// broken.
  private static final int MAX_ROUNDS = 2_000;

  private final Random random;
  private final ModelProvider provider;
  private final Database journal;
  private final List<SessionId> trips = new ArrayList<>();
  private volatile Instant now = PaymentHouse.NOON;
  private SessionDesk sessions;
  private PaymentDesk desk;
  private long events;

  HistoryWorld(Path directory, long seed) {
    random = new Random(seed);
    provider = new ModelProvider(seed + 1);
    journal = TestDatabases.unforcedJournal(directory);
    sessions = newSessions();
    desk = newDesk();
  }

  /// Plays this many trips to their end.
  void play(int count) {
    provider.wrong(25);
    for (int i = 0; i < count; i++) {
      SessionId trip = new SessionId("trip-%05d".formatted(i));
      trips.add(trip);
      give(trip, new Command.StartTrip(trolley(trip), "en"), PaymentHouse.scan());
      give(trip, new Command.StartCheckout(), new Command.RequestPayment());
    }
    Instant begun = now;
    for (Duration step : STEPS) {
      now = begun.plus(step);
      trips.forEach(this::something);
      desk.sweep();
      if (random.nextInt(4) == 0) {
        restart();
      }
    }
    settle();
  }

  /// What one of the people or the company does with a trip.
  private void something(SessionId trip) {
    List<String> attempts = attempts(trip);
    String one = attempts.isEmpty() ? "" : attempts.get(random.nextInt(attempts.size()));
    switch (random.nextInt(14)) {
      case 0, 1, 2 -> paid(one, 0);
      case 3 -> {
        if (random.nextInt(4) == 0) {
          paid(one, random.nextBoolean() ? -1 : 1);
        }
      }
      case 4 -> {
        provider.decline(one);
        post(provider.word(event(), one));
      }
      case 5 -> give(trip, new Command.ReturnToShopping());
      case 6 -> give(trip, new Command.RequestPayment());
      case 7 -> give(trip, new Command.StartCheckout(), new Command.RequestPayment());
      case 8 -> {
        if (random.nextInt(3) == 0) {
          give(trip, new Command.ReturnToShopping(), new Command.CancelTrip());
        }
      }
      case 9 -> post(ModelProvider.word(event(), one, "OPEN", 0));
      case 10 -> post(ModelProvider.word(event(), one, "DECLINED", 0));
      case 11 -> give(trip, new Command.ReturnToShopping(), PaymentHouse.scan());
      default -> {}
    }
  }

  /// Money arrives, and the company tells of it once, twice, or not at all.
  private void paid(String attempt, long offBy) {
    if (attempt.isEmpty() || !provider.pay(attempt, offBy)) {
      return;
    }
    byte[] word = provider.word(event(), attempt);
    for (int copy = random.nextInt(3); copy > 0; copy--) {
      post(word);
    }
  }

  private String event() {
    return "evt-" + ++events;
  }

  private void post(byte[] word) {
    desk.webhooks().take(ModelProvider.NAME, word, Map.of());
  }

  private List<String> attempts(SessionId trip) {
    return provider.ofTrip(trip.text());
  }

  /// The company tells the truth from now on, and time goes by until nothing is open. Staff send
  /// back what no program may.
  private void settle() {
    restart(); // what is still being begun must not be as young as the time that stands still below
    provider.wrong(0);
    for (int hours : new int[] {1, 10, 80}) {
      now = now.plus(Duration.ofHours(hours));
      sweepAll();
    }
    restart();
    // What the daily report does.
    provider.accounts().keySet().forEach(attempt -> desk.lookInto(attempt));
    for (String attempt : provider.accounts().keySet()) {
      var _ = desk.refunds().giveHeldBack(attempt, "meena", "counted the till");
    }
    sweepAll();
    restart();
    sweepAll();
  }

  private void sweepAll() {
    JdbcMoneyStore money = new JdbcMoneyStore(journal);
    for (int round = 0; !money.due(now, 1).isEmpty(); round++) {
      if (round > MAX_ROUNDS) {
        throw new AssertionError("something is due for ever at " + now);
      }
      desk.sweep();
    }
    desk.sweep();
  }

  /// The hub ends and begins again on the same rows.
  private void restart() {
    desk.close();
    sessions = newSessions();
    desk = newDesk();
  }

  private void give(SessionId trip, Command... commands) {
    Cart cart = sessions.cart(trip).orElseGet(() -> Cart.begin(trip));
    if (cart.phase() == Phase.CANCELLED) {
      return;
    }
    long next = cart.heardFrom(Source.TROLLEY);
    List<NumberedCommand> numbered = new ArrayList<>();
    for (Command command : commands) {
      numbered.add(new NumberedCommand(Source.TROLLEY, ++next, now, command));
    }
    sessions.take(trolley(trip), trip, numbered);
  }

  private static String trolley(SessionId trip) {
    return trip.text().replace("trip-", "T");
  }

  private SessionDesk newSessions() {
    return new SessionDesk(journal, new SmallShelf(), this::clock);
  }

  private PaymentDesk newDesk() {
    PaymentDesk made =
        new PaymentDesk(
            journal,
            sessions,
            new Providers(List.of(provider)),
            new AlertStore(journal, this::clock),
            new PaymentDesk.Rules("S017", Duration.ofMinutes(5)),
            this::clock);
    made.start(NEVER);
    return made;
  }

  private Instant clock() {
    return now;
  }

  List<SessionId> trips() {
    return trips;
  }

  Database journal() {
    return journal;
  }

  Map<String, ModelProvider.Account> accounts() {
    return provider.accounts();
  }

  /// Whether a trip was paid, by its own journal.
  boolean isPaid(SessionId trip) {
    return sessions.cart(trip).orElseThrow().settlement() instanceof Settlement.Paid;
  }

  /// All that the hub has of a trip's money, for whoever must find out what went wrong.
  String story(SessionId trip) {
    StringBuilder text = new StringBuilder();
    provider
        .accounts()
        .forEach((attempt, account) -> {
          if (ModelProvider.tripOf(attempt).equals(trip.text())) {
            text.append(
                "%n%s at the company: %d in, %s back"
                    .formatted(attempt, account.received, account.refunds));
          }
        });
    sessions
        .journal(trip, 0)
        .forEach(entry -> text.append("%n%s %s".formatted(entry.at(), entry.event())));
    return text.toString();
  }

  boolean isJournalWhole(SessionId trip) {
    return sessions.firstBrokenLink(trip) == 0;
  }

  @Override
  public void close() {
    desk.close();
    journal.close();
  }
}
