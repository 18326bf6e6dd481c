package io.qless.hub.trolley;

import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.SessionState;
import io.qless.contract.wire.Topics;
import io.qless.hub.broker.HubPost;
import io.qless.hub.broker.Lanes;
import io.qless.hub.session.SessionDesk;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What goes out to trolleys: events in the order of their revisions, and the retained state of the
/// trip that each trolley is on. Safe for any thread; nobody waits for the broker here.
final class TrolleyPost implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TrolleyPost.class);

  /// Messages that wait for the broker, per trolley. What does not fit is asked for.
  private static final int MAX_WAITING = 256;

  /// A trolley that could not be told is told again where its trip stands after this time.
  private static final Duration SAY_AGAIN = Duration.ofSeconds(2);

  private final HubPost post;
  private final Topics topics;
  private final SessionDesk sessions;
  private final ShownToTrolley shown;
  private final Lanes lanes = new Lanes("to-trolley", MAX_WAITING);
  private final Map<String, SessionId> current = new ConcurrentHashMap<>();
  private final Set<String> stateWaits = ConcurrentHashMap.newKeySet();

  /// What the broker keeps for each trolley; not known after a break.
  private final Map<String, SessionState> kept = new ConcurrentHashMap<>();

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("trolley-post").daemon().factory());

  TrolleyPost(HubPost post, Topics topics, SessionDesk sessions, ShownToTrolley shown) {
    this.post = post;
    this.topics = topics;
    this.sessions = sessions;
    this.shown = shown;
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /// The trip that a trolley is on.
  Optional<SessionId> current(String trolley) {
    return Optional.ofNullable(current.get(trolley));
  }

  /// The newest trip of a trolley is the one that it shows.
  void isOn(String trolley, SessionId session) {
    current.put(trolley, session);
  }

  /// Its trip went on with another trolley.
  void isFree(String trolley) {
    current.remove(trolley);
  }

  /// Sends a stretch of the journal, and the state after it.
  ///
  /// @param cart the session after the last of the entries
  void send(String trolley, Cart cart, List<JournalEntry> entries) {
    send(trolley, cart, entries, EventBatch.Instead.NOTHING);
  }

  /// The same in place of what the trolley has.
  void send(String trolley, Cart cart, List<JournalEntry> entries, EventBatch.Instead insteadOf) {
    boolean taken =
        lanes.offer(
            trolley,
            () -> JournalChunks.of(cart, entries, insteadOf).forEach(chunk -> say(trolley, chunk)));
    if (!taken) {
      sayAgain(trolley);
    }
    sendState(trolley);
  }

  /// Tells a trolley where its trip stands, without events: it asks for what it has not.
  void sendStanding(String trolley, Cart cart) {
    send(trolley, cart, List.of());
  }

  /// Tells a trolley that the hub knows nothing of this trip.
  ///
  /// @param has revision of it that the trolley has
  void sendUnknown(String trolley, SessionId session, long has) {
    EventBatch nothing = new EventBatch(session, 0, 0, List.of(), new EventBatch.Instead(has));
    if (!lanes.offer(trolley, () -> say(trolley, nothing))) {
      LOG.debug("{} asks faster than it is answered", trolley);
    }
  }

  /// Nobody knows what the broker still keeps: it is told all states anew.
  void forgetKept() {
    kept.clear();
  }

  /// A trolley comes and wants to see its state, whatever the broker kept.
  void sendStateAgain(String trolley) {
    kept.remove(trolley);
    sendState(trolley);
  }

  /// Publishes the retained state if more of it than the revision is new, as most scans change
  /// nothing else; several changes in a row lead to one message.
  void sendState(String trolley) {
    if (stateWaits.add(trolley) && !lanes.offer(trolley, () -> sayState(trolley))) {
      stateWaits.remove(trolley);
    }
  }

  /// Interrupts nobody: H2 closes its file under a reader that is interrupted.
  @Override
  public void close() {
    timer.shutdown();
    lanes.close();
  }

  private void say(String trolley, EventBatch batch) {
    if (!post.say(topics.events(trolley), batch).sent()) {
      sayAgain(trolley);
    }
  }

  private void sayState(String trolley) {
    stateWaits.remove(trolley);
    Optional<Cart> cart = current(trolley).flatMap(sessions::cart);
    SessionState state =
        cart.filter(trip -> trip.phase().isOpen()).map(this::state).orElse(SessionState.FREE);
    SessionState before = kept.get(trolley);
    if (before != null && at(before, state.revision()).equals(state)) {
      return;
    }
    if (post.keep(topics.session(trolley), state).sent()) {
      kept.put(trolley, state);
    } else {
      kept.remove(trolley);
      sayAgain(trolley);
    }
  }

  private static SessionState at(SessionState state, long revision) {
    return new SessionState(
        state.session(), revision, state.joinUrl(), state.pass(), state.passExpires());
  }

  private SessionState state(Cart cart) {
    Optional<ShownToTrolley.Pass> pass =
        cart.phase() == Phase.PAID ? shown.pass(cart.session()) : Optional.empty();
    return new SessionState(
        cart.session().text(),
        cart.revision(),
        shown.joinUrl(cart.session()),
        pass.map(ShownToTrolley.Pass::token).orElse(""),
        pass.map(ShownToTrolley.Pass::expires).orElse(Instant.EPOCH));
  }

  /// While the connection is down nothing is tried: all trolleys are told when it stands again.
  private void sayAgain(String trolley) {
    if (!post.standing() || timer.isShutdown()) {
      return;
    }
    ScheduledFuture<?> _ =
        timer.schedule(
            () ->
                current(trolley)
                    .flatMap(sessions::cart)
                    .ifPresent(cart -> sendStanding(trolley, cart)),
            SAY_AGAIN.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /// Number of the last command of a trolley that stands in the journal.
  static long acknowledged(Cart cart) {
    return cart.heardFrom(Source.TROLLEY);
  }
}
