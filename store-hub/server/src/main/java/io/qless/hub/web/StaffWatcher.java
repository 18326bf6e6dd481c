package io.qless.hub.web;

import io.javalin.websocket.WsContext;
import io.qless.contract.wire.Json;
import io.qless.shop.cart.SessionId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open attendants' page. Remembers only which trips it has not seen yet, so a slow page piles
/// nothing up and gets the newest of each. Safe for any thread.
final class StaffWatcher {

  private static final Logger LOG = LoggerFactory.getLogger(StaffWatcher.class);

  /// A page that takes longer for one message is gone.
  private static final Duration SEND_LIMIT = Duration.ofSeconds(10);

  /// What happens within this time is told at once: nobody reads faster.
  private static final Duration PACE = Duration.ofMillis(100);

  private final WsContext socket;
  private final Function<Owed, Object> messages;
  private final Set<SessionId> trips = new HashSet<>();
  private volatile String token;
  private boolean all;
  private boolean around;
  private boolean sending;

  /// What a page has to be told.
  sealed interface Owed {
    record All() implements Owed {}

    record Trips(Set<SessionId> sessions) implements Owed {}

    record Around() implements Owed {}
  }

  /// @param messages what is said for it
  StaffWatcher(WsContext socket, String token, Function<Owed, Object> messages) {
    this.socket = socket;
    this.token = token;
    this.messages = messages;
  }

  WsContext socket() {
    return socket;
  }

  String token() {
    return token;
  }

  void renew(String fresher) {
    token = fresher;
  }

  synchronized void all() {
    all = true;
    wake();
  }

  synchronized void tripChanged(SessionId session) {
    trips.add(session);
    wake();
  }

  synchronized void aroundChanged() {
    around = true;
    wake();
  }

  private void wake() {
    if (!sending) {
      sending = true;
      Thread.ofVirtual().name("staff-socket").start(this::send);
    }
  }

  private synchronized Optional<Owed> take() {
    if (all) {
      all = false;
      trips.clear();
      around = false;
      return Optional.of(new Owed.All());
    }
    if (around) {
      around = false;
      return Optional.of(new Owed.Around());
    }
    sending = !trips.isEmpty();
    Set<SessionId> changed = Set.copyOf(trips);
    trips.clear();
    return sending ? Optional.of(new Owed.Trips(changed)) : Optional.empty();
  }

  private void send() {
    try {
      for (Optional<Owed> owed = take(); owed.isPresent(); owed = take()) {
        Callback.Completable sent = new Callback.Completable();
        socket.session.sendText(Json.text(messages.apply(owed.get())), sent);
        sent.get(SEND_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        TimeUnit.MILLISECONDS.sleep(PACE.toMillis());
      }
    } catch (ExecutionException gone) {
      LOG.debug("an attendant's page is gone: {}", gone.getMessage());
    } catch (TimeoutException slow) {
      socket.closeSession(StaffSockets.TOO_SLOW, "too slow");
    } catch (RuntimeException failed) {
      LOG.error("an attendant's page could not be told", failed);
      socket.closeSession(1011, "please connect again");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
