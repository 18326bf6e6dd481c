package io.qless.hub.exit;

import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassVerdict;
import io.qless.hub.exit.JdbcPassStore.Use;
import io.qless.hub.log.LogFields;
import io.qless.hub.session.Outcome;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.session.SessionListener;
import io.qless.hub.storage.Alert;
import io.qless.hub.storage.AlertStore;
import io.qless.hub.storage.Database;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs the exit pass of a paid trip, renews it while the shopper is still inside, and keeps the
/// book of those used. One per hub; safe for any thread.
public final class PassDesk implements SessionListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PassDesk.class);

  /// A pass with less time left than this is replaced: enough to walk to the gate.
  static final Duration RENEW_BEFORE = Duration.ofMinutes(2);

  /// A simple gate that asks again about the pass it was just let open for has lost the answer;
  /// later it is somebody else with a copy.
  static final Duration SAME_SCAN = Duration.ofSeconds(5);

  /// How long after paying a trip gets new passes. Whoever is still inside then has left through a
  /// gate that never told, or needs staff; either way its journal must not grow for ever.
  static final Duration LONGEST_STAY = Duration.ofHours(2);

  /// Stands for staff where a gate's name stands; no gate can have it.
  public static final String DESK = "desk";

  /// Counts passes whose signature or time is wrong, and what is no pass.
  public static final String NOT_GOOD = "NotGood";

  private static final Duration LONGEST_END = Duration.ofSeconds(15);

  private final SessionDesk sessions;
  private final String store;
  private final AlertStore alerts;
  private final InstantSource clock;
  private final JdbcPassStore passes;
  private final StoreKeys keys;

  /// Trips that staff were told about; no more than trips that are paid and open.
  private final Set<SessionId> stayed = ConcurrentHashMap.newKeySet();

  /// Counts by kind: each kind of [Redemption], and what was no good pass at all.
  private final Map<String, Long> uses = new ConcurrentHashMap<>();

  private volatile DeskUseListener atDesk = (session, passId, at) -> {};

  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("exit-pass").daemon().factory());

  /// @param keys the hub's own, from its data directory; those of other hubs come from the journal
  public PassDesk(
      Database journal,
      SessionDesk sessions,
      AlertStore alerts,
      String store,
      KeyRing keys,
      InstantSource clock) {
    this.sessions = sessions;
    this.store = store;
    this.alerts = alerts;
    this.clock = clock;
    passes = new JdbcPassStore(journal);
    this.keys = new StoreKeys(store, journal, keys, clock);
  }

  /// Begins to listen, gives passes to trips that were paid while nobody listened, and looks after
  /// renewals.
  ///
  /// @param every how often passes are looked at; well below [#RENEW_BEFORE]
  public void start(Duration every) {
    sessions.listen(this);
    ScheduledFuture<?> _ =
        worker.scheduleWithFixedDelay(
            () -> logged(this::renewAll), 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Public keys for gates, as a JWKS.
  public String jwks() {
    return keys.published().toJwks();
  }

  /// The keys behind it.
  public StoreKeys keys() {
    return keys;
  }

  /// Where and when a trip left; empty while it is inside.
  Optional<Redemption.UsedBefore> left(String session) {
    if (!session.matches(SessionId.FORM)) {
      return Optional.empty(); // signed by us, but no trip of ours: the use itself is an alert
    }
    return passes
        .useOf(new SessionId(session))
        .map(use -> new Redemption.UsedBefore(use.gate(), use.at()));
  }

  /// The pass to show for a trip, empty if there is none to show. Only reads, so it may be called
  /// from inside a session's lane.
  public Optional<CurrentPass> currentPass(SessionId session) {
    return passes.latest(session).filter(pass -> clock.instant().isBefore(pass.expires()));
  }

  /// The pass to show for a trip, signed now if it has none that lasts. Not from inside a lane.
  ///
  /// @return empty if the trip is not paid, or was paid too long ago
  public Optional<CurrentPass> passFor(SessionId session) {
    sessions
        .cart(session)
        .filter(cart -> endsSoon(passes.latest(session)))
        .map(Cart::settlement)
        .ifPresent(settlement -> {
          if (settlement instanceof Settlement.Paid paid) {
            renew(session, paid.paidAt());
          }
        });
    return currentPass(session);
  }

  @Override
  public void changed(Cart cart, List<JournalEntry> entries) {
    boolean paid =
        entries.stream().anyMatch(entry -> entry.event() instanceof Event.PaymentConfirmed);
    if (!cart.phase().isOpen()) {
      stayed.remove(cart.session());
    }
    if (paid && !worker.isShutdown()) {
      worker.execute(() -> logged(() -> issue(cart.session())));
    }
  }

  /// Looks at all paid trips and signs what is missing or ending soon.
  public void renewAll() {
    keys.turn();
    for (Cart cart : sessions.open()) {
      if (cart.settlement() instanceof Settlement.Paid paid
          && endsSoon(passes.latest(cart.session()))) {
        renew(cart.session(), paid.paidAt());
      }
    }
  }

  private void renew(SessionId session, Instant paidAt) {
    if (clock.instant().isBefore(paidAt.plus(LONGEST_STAY))) {
      issue(session);
    } else if (stayed.add(session)) {
      try (LogFields _ = LogFields.session(session)) {
        alerts.raise(
            Alert.Kind.NEVER_LEFT, session.text(), "paid at " + paidAt + ", no gate let it out");
      }
    }
  }

  /// Uses a pass up: the first gate wins.
  ///
  /// @param passId as the gate read it
  /// @param at when, by the gate's clock
  /// @param offline whether the gate decided alone
  public Redemption redeem(String passId, String gate, Instant at, boolean offline) {
    Redemption redemption = use(passId, gate, at, offline);
    uses.merge(redemption.getClass().getSimpleName(), 1L, Long::sum);
    return redemption;
  }

  /// What became of passes that were shown since the hub began, by the names of [Redemption] and
  /// [#NOT_GOOD].
  public Map<String, Long> uses() {
    return Map.copyOf(uses);
  }

  private Redemption use(String passId, String gate, Instant at, boolean offline) {
    Optional<SessionId> session = passes.sessionOf(passId);
    if (session.isEmpty()) {
      alerts.raise(Alert.Kind.PASS_UNKNOWN, passId, "used at gate " + gate);
      return new Redemption.Unknown();
    }
    Use use = new Use(passId, gate, at);
    try (LogFields _ = LogFields.session(session.get())) {
      Optional<Use> before = passes.useOf(session.get());
      if (before.isEmpty() && leave(session.get(), use, offline)) {
        return new Redemption.First();
      }
      return passes
          .useOf(session.get())
          .map(first -> again(first, use))
          .orElseGet(() -> new Redemption.UsedBefore("", at));
    }
  }

  /// Staff end a trip. A paid one leaves here: its pass is used up, so that no gate opens for it.
  ///
  /// @param staff id of the account, for the journal
  /// @param reason in words
  public Outcome release(SessionId session, String staff, String reason) {
    Instant now = clock.instant();
    try {
      Outcome outcome =
          sessions.submit(
              session,
              Source.attendant(staff),
              (handle, cart) -> {
                useAtDesk(handle, cart, now);
                return new Command.ReleaseTrip(reason);
              });
      if (outcome instanceof Outcome.Done) {
        passes.living(session, now).forEach(pass -> atDesk.usedAtDesk(session, pass, now));
      }
      return outcome;
    } catch (NotNowException left) {
      return new Outcome.Refused(RefusalCode.NO_OPEN_TRIP, "a gate let it out");
    }
  }

  /// Who tells the gates that a pass was used at the desk.
  public void tell(DeskUseListener listener) {
    atDesk = listener;
  }

  /// A trip that was paid a moment ago has no pass yet, and gets none once it has left.
  private void useAtDesk(Handle handle, Cart cart, Instant now) {
    if (cart.phase() == Phase.PAID
        && !cart.passId().isEmpty()
        && !passes.redeem(handle, cart.session(), new Use(cart.passId(), DESK, now), false)) {
      throw new NotNowException();
    }
  }

  /// Decides for a simple gate, which sent what it read, and which no other gate contradicts.
  public GateDecision scan(String gate, String text) {
    return scan(gate, text, (session, asking) -> Optional.empty());
  }

  /// Decides for a simple gate, which sent what it read.
  ///
  /// @param rivals the other gate that is about to let this trip out, if there is one
  public GateDecision scan(
      String gate, String text, BiFunction<String, String, Optional<String>> rivals) {
    return switch (keys.verify(text)) {
      case PassVerdict.Refused refused -> {
        uses.merge(NOT_GOOD, 1L, Long::sum);
        yield new GateDecision.Refuse(refused.refusal().words());
      }
      case PassVerdict.Valid valid ->
          rivals
              .apply(valid.pass().session(), gate)
              .<GateDecision>map(
                  rival -> new GateDecision.Refuse("just being used at gate " + rival))
              .orElseGet(() -> decide(valid.pass(), gate));
    };
  }

  /// Lets running work end; nothing is interrupted, since that would tear the database's file.
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("pass work is still running; what it leaves is taken up at the next start");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private GateDecision decide(ExitPass pass, String gate) {
    Instant now = clock.instant();
    return switch (redeem(pass.id(), gate, now, false)) {
      case Redemption.First first -> new GateDecision.Open(pass.session(), pass.id());
      case Redemption.Repeat repeat when now.isBefore(repeat.at().plus(SAME_SCAN)) ->
          new GateDecision.Open(pass.session(), pass.id());
      case Redemption.Repeat repeat -> new GateDecision.Refuse("this pass was used already");
      case Redemption.UsedBefore used -> new GateDecision.Refuse("this pass was used already");
      case Redemption.Unknown unknown ->
          new GateDecision.Refuse("this pass is unknown, please ask our staff");
    };
  }

  private boolean leave(SessionId session, Use use, boolean offline) {
    try {
      Outcome outcome =
          sessions.submit(
              session,
              Source.HUB,
              (handle, cart) -> {
                if (!passes.redeem(handle, session, use, offline)) {
                  throw new NotNowException();
                }
                return new Command.RecordExit(use.passId(), use.gate(), use.at(), offline);
              });
      return outcome instanceof Outcome.Done;
    } catch (NotNowException left) {
      return false;
    }
  }

  private Redemption again(Use first, Use second) {
    if (first.passId().equals(second.passId()) && first.gate().equals(second.gate())) {
      return new Redemption.Repeat(first.at());
    }
    alerts.raise(
        Alert.Kind.PASS_USED_TWICE,
        second.passId(),
        "at gate %s at %s, after gate %s at %s"
            .formatted(second.gate(), second.at(), first.gate(), first.at()));
    return new Redemption.UsedBefore(first.gate(), first.at());
  }

  private void issue(SessionId session) {
    try (LogFields _ = LogFields.session(session)) {
      issueOne(session);
    }
  }

  private void issueOne(SessionId session) {
    try {
      Outcome outcome = sessions.submit(session, Source.HUB, (handle, cart) -> sign(handle, cart));
      if (outcome instanceof Outcome.Refused refused) {
        LOG.warn("no pass for {}: {} {}", session.text(), refused.code(), refused.detail());
      }
    } catch (NotNowException alreadyThere) {
      LOG.debug("no new pass for {}", session.text());
    }
  }

  /// Inside the transaction: the row and the event of a pass stand or fall together.
  private Command sign(Handle handle, Cart cart) {
    if (!(cart.phase() == Phase.PAID && cart.settlement() instanceof Settlement.Paid paid)
        || !endsSoon(passes.latest(handle, cart.session()))) {
      throw new NotNowException();
    }
    ExitPass pass =
        ExitPass.issue(
            store,
            cart.session().text(),
            cart.trolley(),
            paid.invoice(),
            paid.amount().minor(),
            cart.itemCount(),
            CartWeight.of(cart),
            clock.instant());
    passes.keep(handle, pass, keys.sign(pass));
    return new Command.NotePass(pass.id(), pass.expiresAt());
  }

  private boolean endsSoon(Optional<CurrentPass> pass) {
    return pass.isEmpty() || !clock.instant().plus(RENEW_BEFORE).isBefore(pass.get().expires());
  }

  private static void logged(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failed) {
      LOG.error("pass work failed; it is tried again in the next round", failed);
    }
  }

  /// Found inside the transaction that there is nothing to write; rolls it back.
  private static final class NotNowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotNowException() {
      super("nothing to write", null, false, false);
    }
  }
}
