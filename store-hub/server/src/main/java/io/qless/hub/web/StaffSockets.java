package io.qless.hub.web;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import io.qless.contract.rest.DeviceState;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import io.qless.hub.attendant.BoardRow;
import io.qless.hub.attendant.StaffBoard;
import io.qless.hub.auth.Account;
import io.qless.hub.auth.LoginDesk;
import io.qless.hub.session.SessionListener;
import io.qless.hub.storage.Alert;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The attendants' pages that are open: each says its access token in its first message, gets all
/// that there is to see, and then what changes. Register it as a listener of the sessions behind
/// the board. Safe for any thread; lives as long as the hub.
///
/// The token travels in a message and not in the address, which logs and proxies keep. It is looked
/// at again and again: who is shut out, or is no attendant any more, stops seeing.
public final class StaffSockets implements SessionListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StaffSockets.class);

  /// A large store's staff with two pages each.
  private static final int MAX_WATCHERS = 100;

  /// Pages that have not said who they are; the one that waits longest makes room.
  private static final int MAX_STRANGERS = 50;

  /// A page says who it is at once.
  private static final Duration STRANGER_LIMIT = Duration.ofSeconds(10);

  private static final Duration PING = Duration.ofSeconds(15);

  /// How often devices, alerts and tokens are looked at.
  private static final Duration LOOK = Duration.ofSeconds(2);

  /// Close codes (RFC 6455, 7.4.2 leaves 4000 to 4999 to us); the page knows them.
  static final int TOKEN_WRONG = 4401;

  static final int NOT_ALLOWED = 4403;
  static final int TOO_SLOW = 4408;
  static final int TOO_MANY = 4429;

  private final LoginDesk logins;
  private final StaffBoard board;
  private final Supplier<List<DeviceState>> devices;
  private final Supplier<List<Alert>> alerts;
  private final InstantSource clock;
  private final Map<String, Stranger> strangers = new ConcurrentHashMap<>();
  private final Map<String, StaffWatcher> watchers = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("staff-page").daemon().factory());

  private volatile List<DeviceState> knownDevices = List.of();
  private volatile List<Alert> knownAlerts = List.of();

  /// @param devices how trolleys and gates are
  /// @param alerts what staff must look at, the newest first
  public StaffSockets(
      LoginDesk logins,
      StaffBoard board,
      Supplier<List<DeviceState>> devices,
      Supplier<List<Alert>> alerts,
      InstantSource clock) {
    this.logins = logins;
    this.board = board;
    this.devices = devices;
    this.alerts = alerts;
    this.clock = clock;
    ScheduledFuture<?> _ =
        looker.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void changed(Cart cart, List<JournalEntry> entries) {
    watchers.values().forEach(watcher -> watcher.tripChanged(cart.session()));
  }

  /// Tells open pages at once that an alert was settled.
  void alertsChanged() {
    looker.execute(this::look);
  }

  @Override
  public void close() {
    looker.shutdown();
  }

  /// How many pages are open now.
  public int open() {
    return watchers.size();
  }

  void register(WsConfig socket) {
    socket.onConnect(this::connect);
    socket.onMessage(this::hear);
    socket.onClose(this::forget);
    socket.onError(this::forget);
  }

  private void connect(WsConnectContext socket) {
    socket.enableAutomaticPings(PING.toSeconds(), TimeUnit.SECONDS);
    if (strangers.size() >= MAX_STRANGERS) {
      strangers.values().stream()
          .min(Comparator.comparingLong(Stranger::since))
          .ifPresent(oldest -> turnAway(oldest.socket, TOKEN_WRONG, "who are you?"));
    }
    strangers.put(socket.sessionId(), new Stranger(socket, System.nanoTime()));
  }

  /// The first message lets in; a later one brings a fresher token.
  private void hear(WsMessageContext socket) {
    String token;
    try {
      token = Json.read(socket.message(), Hello.class).token();
    } catch (MalformedMessage nonsense) {
      turnAway(socket, TOKEN_WRONG, "say who you are");
      return;
    }
    Optional<Account> account = logins.access(token);
    if (account.isEmpty()) {
      turnAway(socket, TOKEN_WRONG, "log in");
      return;
    }
    if (!mayWatch(account.get())) {
      turnAway(socket, NOT_ALLOWED, "for staff only");
      return;
    }
    StaffWatcher known = watchers.get(socket.sessionId());
    if (known != null) {
      known.renew(token);
      known.aroundChanged(); // so that the page knows that its line stands
      return;
    }
    strangers.remove(socket.sessionId());
    if (watchers.size() >= MAX_WATCHERS) {
      LOG.warn("as many attendants' pages are open as may be");
      turnAway(socket, TOO_MANY, "too many pages are open");
      return;
    }
    StaffWatcher watcher = new StaffWatcher(socket, token, this::next);
    watchers.put(socket.sessionId(), watcher);
    knownDevices = devices.get();
    knownAlerts = alerts.get();
    watcher.all();
  }

  /// A guest has no account, and a shopper's opens nothing here.
  private static boolean mayWatch(Account account) {
    return switch (account.role()) {
      case ADMIN, ATTENDANT -> true;
      case SHOPPER -> false;
    };
  }

  private void turnAway(WsContext socket, int code, String why) {
    forget(socket);
    socket.closeSession(code, why);
  }

  private void forget(WsContext socket) {
    strangers.remove(socket.sessionId());
    watchers.remove(socket.sessionId());
  }

  /// What a page that owes nothing else is sent next.
  private Object next(StaffWatcher.Owed owed) {
    return switch (owed) {
      case StaffWatcher.Owed.All all ->
          new All("all", clock.instant(), board.rows(), knownDevices, knownAlerts);
      case StaffWatcher.Owed.Trips(Set<SessionId> sessions) ->
          new Trips(
              "trips",
              clock.instant(),
              sessions.stream().flatMap(session -> board.row(session).stream()).toList(),
              sessions.stream()
                  .filter(session -> board.row(session).isEmpty())
                  .map(SessionId::text)
                  .toList());
      case StaffWatcher.Owed.Around around ->
          new Around("around", clock.instant(), knownDevices, knownAlerts);
    };
  }

  private void look() {
    try {
      strangers
          .values()
          .forEach(stranger -> {
            if (System.nanoTime() - stranger.since > STRANGER_LIMIT.toNanos()) {
              turnAway(stranger.socket, TOKEN_WRONG, "who are you?");
            }
          });
      if (watchers.isEmpty()) {
        return;
      }
      watchers.values().forEach(this::lookAtToken);
      List<DeviceState> nowDevices = devices.get();
      List<Alert> nowAlerts = alerts.get();
      if (!nowDevices.equals(knownDevices) || !nowAlerts.equals(knownAlerts)) {
        knownDevices = nowDevices;
        knownAlerts = nowAlerts;
        watchers.values().forEach(StaffWatcher::aroundChanged);
      }
    } catch (RuntimeException failed) {
      LOG.error("attendants' pages could not be looked after; tried again soon", failed);
    }
  }

  private void lookAtToken(StaffWatcher watcher) {
    Optional<Account> account = logins.access(watcher.token());
    if (account.isEmpty()) {
      turnAway(watcher.socket(), TOKEN_WRONG, "log in");
    } else if (!mayWatch(account.get())) {
      turnAway(watcher.socket(), NOT_ALLOWED, "for staff only");
    }
  }

  private record Stranger(WsContext socket, long since) {}

  /// What a page says.
  record Hello(String token) {
    /// Without the token, so that a log can't hold it.
    @Override
    public String toString() {
      return "Hello[]";
    }
  }

  /// @param type `all`
  /// @param at the hub's time, as a page's clock may be wrong; so below
  record All(
      String type,
      Instant at,
      List<BoardRow> trips,
      List<DeviceState> devices,
      List<Alert> alerts) {}

  /// @param type `trips`
  /// @param gone trips that are over
  record Trips(String type, Instant at, List<BoardRow> trips, List<String> gone) {}

  /// @param type `around`
  record Around(String type, Instant at, List<DeviceState> devices, List<Alert> alerts) {}
}
