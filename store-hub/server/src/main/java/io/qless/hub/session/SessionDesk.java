package io.qless.hub.session;

import io.qless.hub.log.LogFields;
import io.qless.hub.storage.Database;
import io.qless.shop.audit.AuditRule;
import io.qless.shop.cart.Auditor;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Decision;
import io.qless.shop.cart.Desk;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.catalogue.Shelf;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where trips change at the hub. Safe for any thread: a lane per session lets one
/// writer in at a time, and the revision in the database keeps a second hub instance from writing
/// over the first.
///
/// A command is decided, its events are committed, forced to disk, and then told to the listeners.
public final class SessionDesk {

  private static final Logger LOG = LoggerFactory.getLogger(SessionDesk.class);

  private static final List<String> OPEN_PHASES = List.of("SHOPPING", "CHECKOUT", "PAYING", "PAID");

  /// Attempts to write when another instance moved the session in between; each one reads anew.
  private static final int MAX_RACES = 5;

  private final Database database;
  private final Shelf shelf;
  private final TripBooks books;
  private final InstantSource clock;
  private volatile AuditRule audits = AuditRule.NONE;
  private volatile TripMeter meter = TripMeter.NONE;
  private final JournalStore store = new JournalStore();
  private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<SessionId, Lane> lanes = new ConcurrentHashMap<>();

  /// A desk that counts nothing across trips.
  public SessionDesk(Database database, Shelf shelf, InstantSource clock) {
    this(database, shelf, TripBooks.NONE, clock);
  }

  /// @param books rows that are written with the trips' events
  public SessionDesk(Database database, Shelf shelf, TripBooks books, InstantSource clock) {
    this.database = database;
    this.shelf = shelf;
    this.books = books;
    this.clock = clock;
  }

  /// Which trips staff look into before they are paid; none until somebody says so.
  public void audit(AuditRule rule) {
    audits = rule;
  }

  /// Who counts commands and times; nobody until somebody says so.
  public void measure(TripMeter tripMeter) {
    meter = tripMeter;
  }

  public void listen(SessionListener listener) {
    listeners.add(listener);
  }

  /// Takes a trolley's numbered commands. Those decided before change nothing; behind a gap nothing
  /// is taken.
  ///
  /// @param trolley device id that the broker vouches for; commands for another trolley's session
  ///   are refused
  /// @return the session as it is now, empty if the trolley has no right to it
  public Optional<Cart> take(String trolley, SessionId session, List<NumberedCommand> commands) {
    long start = System.nanoTime();
    return inLane(session, lane -> takeInLane(lane, trolley, session, commands, start));
  }

  /// Puts one command into a session for the hub itself, a phone or staff.
  public Outcome submit(SessionId session, Source source, CommandMaker maker) {
    long start = System.nanoTime();
    return inLane(session, lane -> submitInLane(lane, session, source, maker, start));
  }

  /// A session as it is now, empty if there is none of that name.
  public Optional<Cart> cart(SessionId session) {
    return inLane(session, lane -> lane.cart(session)).filter(cart -> cart.revision() > 0);
  }

  /// The journal of a session behind a revision.
  public List<JournalEntry> journal(SessionId session, long afterRevision) {
    return database.jdbi().withHandle(handle -> store.entries(handle, session, afterRevision));
  }

  /// Trips that have begun and not ended, oldest first.
  public List<Cart> open() {
    return inPhases(OPEN_PHASES);
  }

  /// Trips in these phases, oldest first.
  public List<Cart> open(Phase... phases) {
    return inPhases(Stream.of(phases).map(Phase::name).toList());
  }

  private List<Cart> inPhases(List<String> phases) {
    List<SessionId> ids = database.jdbi().withHandle(handle -> store.inPhases(handle, phases));
    return ids.stream().flatMap(id -> cart(id).stream()).toList();
  }

  /// How many trips are in each phase that is open; one without trips may be missing.
  public Map<String, Long> countOpen() {
    return database.jdbi().withHandle(handle -> store.countByPhase(handle, OPEN_PHASES));
  }

  /// Trips of one trolley that have begun and not ended, oldest first.
  public List<Cart> openOf(String trolley) {
    List<SessionId> ids =
        database.jdbi().withHandle(handle -> store.ofTrolley(handle, trolley, OPEN_PHASES));
    return ids.stream()
        .flatMap(id -> cart(id).stream())
        .filter(cart -> cart.trolley().equals(trolley))
        .toList();
  }

  /// First revision of a session whose journal row was changed, 0 if none was.
  public long firstBrokenLink(SessionId session) {
    return database.jdbi().withHandle(handle -> store.firstBrokenLink(handle, session));
  }

  private Optional<Cart> takeInLane(
      Lane lane, String trolley, SessionId session, List<NumberedCommand> commands, long start) {
    Instant now = clock.instant();
    for (int race = 0; race < MAX_RACES; race++) {
      Cart before = lane.cart(session).orElseGet(() -> Cart.begin(session));
      if (knows(before, trolley, commands)) {
        return Optional.of(before);
      }
      Optional<Written> written =
          database
              .jdbi()
              .inTransaction(handle -> {
                Optional<String> owner = owner(handle, before, trolley);
                if (owner.isPresent() && !owner.get().equals(trolley)) {
                  return Optional.of(Written.FOREIGN);
                }
                List<JournalEntry> entries = decideAll(handle, before, commands, now);
                if (owner.isEmpty() && !entries.isEmpty()) {
                  store.begin(handle, session, trolley, now);
                }
                return write(handle, lane, before, entries);
              });
      if (written.isPresent()) {
        if (written.get().foreign()) {
          return Optional.empty();
        }
        publish(lane, written.get(), start);
        return Optional.of(written.get().cart());
      }
      lane.forget();
    }
    throw new IllegalStateException("session " + session.text() + " never stood still");
  }

  /// Whether all of it was decided before; a busy hub hears much again and must not ask its
  /// database for each.
  private static boolean knows(Cart cart, String trolley, List<NumberedCommand> commands) {
    return !commands.isEmpty()
        && cart.trolley().equals(trolley)
        && cart.heardFrom(Source.TROLLEY) >= commands.getLast().number();
  }

  /// @param decided entries that are not in the database yet
  private Desk rules(Handle handle, SessionId session, List<JournalEntry> decided) {
    Auditor auditor =
        cart -> {
          List<JournalEntry> journal = new ArrayList<>(store.entries(handle, session, 0));
          journal.addAll(decided);
          return audits.ask(cart, journal);
        };
    return new Desk(shelf, books.counter(handle, session), auditor);
  }

  private List<JournalEntry> decideAll(
      Handle handle, Cart before, List<NumberedCommand> commands, Instant now) {
    List<JournalEntry> entries = new ArrayList<>();
    Desk rules = rules(handle, before.session(), entries);
    Cart cart = before;
    for (NumberedCommand command : commands) {
      if (cart.phase() == Phase.NEW && !(command.command() instanceof Command.StartTrip)) {
        return entries; // it belongs to a trip whose beginning was never seen here
      }
      Decision decision = rules.decide(cart, command, now);
      switch (decision) {
        case Decision.Repeat repeat -> {}
        case Decision.Gap gap -> {
          return entries;
        }
        case Decision.Decided decided -> {
          entries.addAll(decided.entries());
          cart = cart.applyAll(decided.entries());
          books.follow(handle, cart, decided.entries());
        }
      }
    }
    return entries;
  }

  private Outcome submitInLane(
      Lane lane, SessionId session, Source source, CommandMaker maker, long start) {
    for (int race = 0; race < MAX_RACES; race++) {
      Cart before = lane.cart(session).orElseGet(() -> Cart.begin(session));
      try {
        Optional<Written> written =
            database
                .jdbi()
                .inTransaction(handle ->
                    write(handle, lane, before, decideOne(handle, before, source, maker)));
        if (written.isPresent()) {
          publish(lane, written.get(), start);
          return new Outcome.Done(written.get().cart(), written.get().entries());
        }
      } catch (RefusedException refused) {
        meter.refused(source.kind());
        LOG.debug("{} is refused: {}", source.kind(), refused.refusal.code());
        return new Outcome.Refused(refused.refusal.code(), refused.refusal.detail());
      }
      lane.forget();
    }
    throw new IllegalStateException("session " + session.text() + " never stood still");
  }

  private List<JournalEntry> decideOne(
      Handle handle, Cart before, Source source, CommandMaker maker) {
    Instant now = clock.instant();
    if (before.phase() == Phase.NEW && source.kind() == Source.Kind.PHONE) {
      store.begin(handle, before.session(), "", now); // gone again unless a trip begins by it
    }
    NumberedCommand command =
        new NumberedCommand(source, before.heardFrom(source) + 1, now, maker.make(handle, before));
    if (!(rules(handle, before.session(), List.of()).decide(before, command, now)
        instanceof Decision.Decided decided)) {
      throw new IllegalStateException("the next number of " + source.text() + " was not the next");
    }
    if (decided.entries().getFirst().event() instanceof Event.CommandRefused refusal) {
      throw new RefusedException(refusal);
    }
    books.follow(handle, before.applyAll(decided.entries()), decided.entries());
    return decided.entries();
  }

  /// The trolley that a session belongs to. What this instance last saw is enough to let it in, as
  /// the revision guards what it writes; nobody is turned away by it.
  private Optional<String> owner(Handle handle, Cart seen, String trolley) {
    return seen.revision() > 0 && seen.trolley().equals(trolley)
        ? Optional.of(trolley)
        : store.trolleyOf(handle, seen.session());
  }

  /// Writes the entries; empty if another instance was faster.
  private Optional<Written> write(
      Handle handle, Lane lane, Cart before, List<JournalEntry> entries) {
    Cart after = before.applyAll(entries);
    if (entries.isEmpty()) {
      return Optional.of(new Written(after, entries, ""));
    }
    Optional<String> hash = store.append(handle, before, after, entries, lane.hash);
    if (hash.isEmpty()) {
      handle.rollback();
    }
    return hash.map(last -> new Written(after, entries, last));
  }

  private void publish(Lane lane, Written written, long start) {
    if (written.entries().isEmpty()) {
      return;
    }
    database.makeDurable();
    meter.journalled(written.entries(), System.nanoTime() - start);
    if (LOG.isDebugEnabled()) {
      LOG.debug("revision {}: {}", written.cart().revision(), names(written.entries()));
    }
    lane.remember(written.cart(), written.hash());
    for (SessionListener listener : listeners) {
      listener.changed(written.cart(), written.entries());
    }
    if (!written.cart().phase().isOpen()) {
      lane.forget();
    }
  }

  /// Only the names: what is in an event may be nobody's business.
  private static List<String> names(List<JournalEntry> entries) {
    return entries.stream().map(entry -> entry.event().getClass().getSimpleName()).toList();
  }

  private <T> T inLane(SessionId session, Function<Lane, T> work) {
    Lane lane = lanes.computeIfAbsent(session, id -> new Lane());
    lane.lock.lock();
    try (LogFields _ = LogFields.session(session)) {
      return work.apply(lane);
    } finally {
      if (lane.known.isEmpty()) {
        lanes.remove(session, lane);
      }
      lane.lock.unlock();
    }
  }

  /// One writer at a time, and the cart it last saw.
  private final class Lane {
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Cart> known = Optional.empty();

    /// Of the journal's last row, if it was written from here.
    private Optional<String> hash = Optional.empty();

    Optional<Cart> cart(SessionId session) {
      if (known.isEmpty()) {
        List<JournalEntry> entries = journal(session, 0);
        known =
            entries.isEmpty()
                ? Optional.empty()
                : Optional.of(Cart.begin(session).applyAll(entries));
      }
      return known;
    }

    void remember(Cart cart, String lastHash) {
      known = Optional.of(cart);
      hash = Optional.of(lastHash);
    }

    void forget() {
      known = Optional.empty();
      hash = Optional.empty();
    }
  }

  private record Written(Cart cart, List<JournalEntry> entries, String hash) {
    static final Written FOREIGN =
        new Written(Cart.begin(new SessionId("no-session")), List.of(), "");

    boolean foreign() {
      return equals(FOREIGN);
    }
  }

  /// Rolls the transaction back and carries the reason out of it.
  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Event.CommandRefused refusal;

    RefusedException(Event.CommandRefused refusal) {
      super(refusal.code().name(), null, false, false);
      this.refusal = refusal;
    }
  }
}
