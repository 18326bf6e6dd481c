package io.qless.hub.session;

import io.qless.hub.log.LogFields;
import io.qless.hub.storage.Database;
import io.qless.shop.cart.AbandonReason;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends trips that nobody goes on with, so that their trolleys are free and their coupons and slips
/// good for others. One per hub; works on a thread of its own.
///
/// A sign of life is a command of anybody but the hub, a trolley that says it is on the trip, or a
/// phone that watches. The last two are written down with each round, so that a hub that starts
/// again knows them. A trip that waits for money is left to the payment, which ends by its own
/// time; a paid one is never ended: who is still inside two hours later is an alert for staff.
public final class IdleTrips implements AutoCloseable {

  /// How long after a start trolleys and phones may take to find the hub again.
  static final Duration RETURN = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(IdleTrips.class);

  private static final List<Phase> MAY_END = List.of(Phase.SHOPPING, Phase.CHECKOUT);
  private static final Duration LONGEST_END = Duration.ofSeconds(15);

  private final Database journal;
  private final SessionDesk sessions;
  private final Duration patience;
  private final Predicate<Cart> alive;
  private final InstantSource clock;
  private final Instant started;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("idle-trips").daemon().factory());

  /// @param patience how long a trip may be silent
  /// @param alive whether the trolley or a phone of a trip is here now
  public IdleTrips(
      Database journal,
      SessionDesk sessions,
      Duration patience,
      Predicate<Cart> alive,
      InstantSource clock) {
    this.journal = journal;
    this.sessions = sessions;
    this.patience = patience;
    this.alive = alive;
    this.clock = clock;
    started = clock.instant();
  }

  /// Sweeps from now on.
  ///
  /// @param every how often; well below [#RETURN]
  public void start(Duration every) {
    ScheduledFuture<?> _ =
        timer.scheduleWithFixedDelay(
            this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// One round over all trips; [#start] does it by itself.
  public void sweep() {
    Instant now = clock.instant();
    Map<Boolean, List<Cart>> open =
        sessions.open().stream()
            .filter(cart -> MAY_END.contains(cart.phase()))
            .collect(Collectors.partitioningBy(alive));
    journal.jdbi().useTransaction(handle -> note(handle, open.getOrDefault(true, List.of()), now));
    if (now.isBefore(started.plus(RETURN))) {
      return;
    }
    Instant limit = now.minus(patience);
    open.getOrDefault(false, List.of()).stream()
        .filter(cart -> !lastSign(cart).isAfter(limit))
        .forEach(this::end);
  }

  /// Lets a running round end; nothing is interrupted, since that would tear the database's file.
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("idle trips are still being looked at");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      sweep();
    } catch (RuntimeException failed) {
      LOG.error("idle trips could not be looked at; the next round tries again", failed);
    }
  }

  private static void note(Handle handle, List<Cart> here, Instant now) {
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    for (Cart cart : here) {
      String session = cart.session().text();
      if (handle.execute("UPDATE trip_seen SET seen_at = ? WHERE session_id = ?", at, session)
          == 0) {
        handle.execute(
            "INSERT INTO trip_seen (session_id, seen_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
            session,
            at);
      }
    }
    handle.execute(
        "DELETE FROM trip_seen WHERE session_id IN"
            + " (SELECT id FROM shopping_session"
            + " WHERE phase IN ('PAID', 'LEFT', 'CANCELLED', 'ABANDONED'))");
  }

  private Instant lastSign(Cart cart) {
    return journal
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT MAX(at) FROM (SELECT at FROM session_event"
                        + " WHERE session_id = :trip AND source <> 'hub'"
                        + " UNION ALL SELECT seen_at FROM trip_seen WHERE session_id = :trip) sign")
                .bind("trip", cart.session().text())
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant)
                .orElse(cart.startedAt()));
  }

  /// Whoever moved the trip in between gave a sign of life.
  private void end(Cart seen) {
    try (LogFields _ = LogFields.session(seen.session())) {
      endOne(seen);
    }
  }

  private void endOne(Cart seen) {
    SessionId session = seen.session();
    try {
      Outcome outcome =
          sessions.submit(
              session,
              Source.HUB,
              (handle, cart) -> {
                if (cart.revision() != seen.revision()) {
                  throw new MovedException();
                }
                return new Command.Abandon(AbandonReason.NO_SIGN_OF_LIFE);
              });
      LOG.info(
          "trip {} on {} gave no sign of life for {}: {}",
          session.text(),
          seen.trolley().isEmpty() ? "a phone" : seen.trolley(),
          patience,
          outcome.getClass().getSimpleName());
    } catch (MovedException moved) {
      LOG.debug("trip {} moved just now", session.text());
    }
  }

  /// Rolls the ending back.
  private static final class MovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MovedException() {
      super("the trip moved", null, false, false);
    }
  }
}
