package io.qless.hub.web;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.qless.contract.wire.Json;
import io.qless.hub.family.Access;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.family.SharedView;
import io.qless.hub.log.LogFields;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.session.SessionListener;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The phones that watch a cart. Register it as a listener of the sessions. Safe for any thread;
/// lives as long as the hub.
///
/// The words on `WS /ws/cart/{session}?token=...[&after=revision]`, hub to phone only (a phone that
/// speaks is told so by 1008 and put out), each a JSON object with `session` and `revision`:
///
/// - A *snapshot* is a whole [io.qless.hub.family.FamilyView]. It comes after connecting and after
///   each change, and stands alone: whoever shows the one with the newest revision shows the trip.
///   Revisions grow; one that is left out was overtaken by the next snapshot while this phone was
///   slow, and what happened in it stands in that snapshot. So no gap hides anything, and nothing
///   has to be asked for.
/// - *Nothing missed* (`"upToDate": true`) answers a phone that connects again with the revision
///   that it shows, if the trip still stands there; it costs 60 bytes instead of a cart. With any
///   other `after` the first message is a snapshot, also where the trip stands at a lower revision
///   because the store went back to a saved database: the first message of a line always counts.
///
/// A slow phone never holds up others and never piles anything up: while one cart is on its way to
/// it, only the newest waits behind it.
public final class CartSockets implements SessionListener {

  private static final Logger LOG = LoggerFactory.getLogger(CartSockets.class);

  /// Some tabs, and some lines that broke without a word; one phone must not take the others'
  /// places.
  private static final int MAX_WATCHERS_PER_PHONE = 6;

  private static final int MAX_WATCHERS_PER_TRIP = MAX_WATCHERS_PER_PHONE * Cart.MAX_PARTICIPANTS;

  /// 500 trips with four phones each, twice over; each socket costs about 100 kB.
  private static final int MAX_WATCHERS = 4_000;

  /// Phones close a silent socket after 30 to 60 seconds, and so does Jetty.
  private static final Duration PING = Duration.ofSeconds(15);

  /// A phone that takes longer for one cart is gone.
  private static final Duration SEND_LIMIT = Duration.ofSeconds(10);

  /// Close codes (RFC 6455, 7.4.2 leaves 4000 to 4999 to us); the page knows them.
  private static final int TOKEN_WRONG = 4401;

  private static final int TOO_MANY = 4429;
  private static final int TOO_SLOW = 4408;
  private static final int HUB_FAILED = 1011;

  /// Policy violation: what speaks here is no page of ours.
  private static final int NOTHING_TO_SAY = 1008;

  private final FamilyDesk family;
  private final SessionDesk sessions;
  private final Map<SessionId, Map<String, Watcher>> watchers = new ConcurrentHashMap<>();

  public CartSockets(FamilyDesk family, SessionDesk sessions) {
    this.family = family;
    this.sessions = sessions;
  }

  @Override
  public void changed(Cart cart, List<JournalEntry> entries) {
    Map<String, Watcher> here = watchers.getOrDefault(cart.session(), Map.of());
    if (!here.isEmpty()) {
      SharedView view = family.shared(cart);
      here.values().forEach(watcher -> watcher.show(view));
    }
  }

  /// How many phones watch now.
  public int open() {
    return watchers.values().stream().mapToInt(Map::size).sum();
  }

  /// Whether a phone watches a trip now.
  public boolean isWatched(SessionId session) {
    return !watchers.getOrDefault(session, Map.of()).isEmpty();
  }

  void register(WsConfig socket) {
    socket.onConnect(this::connect);
    socket.onMessage(CartSockets::silence);
    socket.onBinaryMessage(CartSockets::silence);
    socket.onClose(this::forget);
    socket.onError(this::forget);
  }

  /// The words go one way; commands have doors of their own, where they are counted.
  private static void silence(WsContext socket) {
    socket.closeSession(NOTHING_TO_SAY, "phones have nothing to say here");
  }

  private void connect(WsConnectContext socket) {
    String token = socket.queryParam("token");
    Optional<Access> access =
        token == null
            ? Optional.empty()
            : family
                .access(token)
                .filter(found -> found.session().text().equals(socket.pathParam("session")));
    if (access.isEmpty()) {
      socket.closeSession(TOKEN_WRONG, "join the trip first");
      return;
    }
    SessionId session = access.get().session();
    try (LogFields _ = LogFields.session(session)) {
      watch(socket, access.get());
    }
  }

  private void watch(WsConnectContext socket, Access access) {
    SessionId session = access.session();
    Watcher watcher = new Watcher(socket, access, after(socket));
    if (!add(session, watcher)) {
      LOG.warn("trip {} has as many watching pages as it may", session.text());
      socket.closeSession(TOO_MANY, "too many pages are open");
      return;
    }
    socket.enableAutomaticPings(PING.toSeconds(), TimeUnit.SECONDS);
    sessions.cart(session).map(family::shared).ifPresent(watcher::show);
  }

  /// What the phone has, 0 if it has nothing or tells no number.
  private static long after(WsConnectContext socket) {
    String text = socket.queryParam("after");
    return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  private boolean add(SessionId session, Watcher watcher) {
    if (open() >= MAX_WATCHERS) {
      return false;
    }
    String id = watcher.socket.sessionId();
    return watchers
        .compute(
            session,
            (trip, old) -> {
              Map<String, Watcher> here = old == null ? new ConcurrentHashMap<>() : old;
              if (here.size() < MAX_WATCHERS_PER_TRIP
                  && pages(here, watcher.access) < MAX_WATCHERS_PER_PHONE) {
                here.put(id, watcher);
              }
              return here;
            })
        .containsKey(id);
  }

  private static long pages(Map<String, Watcher> here, Access access) {
    return here.values().stream().filter(watcher -> watcher.access.equals(access)).count();
  }

  private void forget(WsContext socket) {
    for (SessionId session : Set.copyOf(watchers.keySet())) {
      watchers.computeIfPresent(
          session,
          (id, here) -> {
            here.remove(socket.sessionId());
            return here.isEmpty() ? null : here;
          });
    }
  }

  /// One open page.
  private static final class Watcher {
    private final WsContext socket;
    private final Access access;
    private Optional<SharedView> next = Optional.empty();
    private final long has;
    private long newest = -1;
    private boolean spokenTo;
    private boolean sending;

    Watcher(WsContext socket, Access access, long has) {
      this.socket = socket;
      this.access = access;
      this.has = has;
    }

    /// Remembers the cart if it is newer, and sees to it that it is sent. A change and the greeting
    /// of a new line may overtake each other.
    synchronized void show(SharedView view) {
      if (view.cart().revision() <= newest) {
        return;
      }
      newest = view.cart().revision();
      next = Optional.of(view);
      if (!sending) {
        sending = true;
        Thread.ofVirtual().name("cart-socket").start(this::send);
      }
    }

    private synchronized Optional<SharedView> take() {
      Optional<SharedView> view = next;
      next = Optional.empty();
      sending = view.isPresent();
      return view;
    }

    /// Called by one sender at a time.
    private byte[] message(SharedView view) {
      Cart cart = view.cart();
      boolean missedNothing = !spokenTo && cart.revision() == has;
      spokenTo = true;
      return missedNothing
          ? Json.bytes(new UpToDate(cart.session().text(), cart.revision(), true))
          : view.json(access.participant());
    }

    private void send() {
      try (LogFields _ = LogFields.session(access.session())) {
        sendAll();
      }
    }

    private void sendAll() {
      try {
        for (Optional<SharedView> view = take(); view.isPresent(); view = take()) {
          Callback.Completable sent = new Callback.Completable();
          sendText(socket.session, ByteBuffer.wrap(message(view.get())), sent);
          sent.get(SEND_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (ExecutionException gone) {
        LOG.debug("a phone of trip {} is gone: {}", access.session().text(), gone.getMessage());
      } catch (TimeoutException slow) {
        socket.closeSession(TOO_SLOW, "too slow");
      } catch (RuntimeException failed) {
        LOG.error("trip {} could not be shown to a phone", access.session().text(), failed);
        socket.closeSession(HUB_FAILED, "please connect again");
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// The session's own way takes a string, and would encode the whole cart anew for each phone.
  private static void sendText(Session session, ByteBuffer utf8, Callback.Completable sent) {
    ((WebSocketSession) session)
        .getCoreSession()
        .sendFrame(
            new Frame(OpCode.TEXT, utf8),
            org.eclipse.jetty.util.Callback.from(sent::succeed, sent::fail),
            false);
  }

  /// The phone missed nothing.
  record UpToDate(String session, long revision, boolean upToDate) {}
}
