package io.qless.hub.payment;

import io.qless.hub.log.LogFields;
import io.qless.hub.session.SessionDesk;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the provider about attempts when no webhook says how they stand, and comes back to whatever
/// was left half done. One round at a time.
final class PaymentWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentWatch.class);

  /// How long after its expiry an attempt is still asked about: money paid in the last second needs
  /// a while to arrive.
  private static final Duration GRACE = Duration.ofSeconds(10);

  /// How long a trip waits for a QR code. Nobody can have paid without one, and the shopper wants
  /// to try again.
  private static final Duration PATIENCE_FOR_A_QR = Duration.ofSeconds(45);

  /// How long an ended attempt is watched for money that comes late.
  private static final Duration AFTER_THE_END = Duration.ofMinutes(10);

  /// Attempts asked about in one round; those left out are first in the next.
  private static final int MAX_PER_ROUND = 100;

  /// An old attempt is asked about seldom: at most each tenth of its age.
  private static final int AGE_PART = 10;

  private final PaymentDesk desk;
  private final SessionDesk sessions;
  private final JdbcAttemptStore attempts;
  private final Providers providers;
  private final Refunds refunds;
  private final WebhookIntake webhooks;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("payment-watch").daemon().factory());

  PaymentWatch(
      PaymentDesk desk,
      SessionDesk sessions,
      JdbcAttemptStore attempts,
      Providers providers,
      Refunds refunds,
      WebhookIntake webhooks,
      InstantSource clock) {
    this.desk = desk;
    this.sessions = sessions;
    this.attempts = attempts;
    this.providers = providers;
    this.refunds = refunds;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  void start(Duration every) {
    ScheduledFuture<?> _ =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                sweep();
              } catch (RuntimeException failed) {
                LOG.error("a round of asking the provider failed", failed);
              }
            },
            every.toMillis(),
            every.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /// One round.
  synchronized void sweep() {
    for (Attempt attempt : attempts.watched(AttemptState.OPEN, Instant.EPOCH, MAX_PER_ROUND)) {
      look(attempt);
    }
    Instant until = clock.instant().minus(AFTER_THE_END);
    for (Attempt attempt : attempts.watched(AttemptState.SOFT_FINAL, until, MAX_PER_ROUND)) {
      look(attempt);
    }
    endQuotes();
    refunds.sweep();
    webhooks.sweep();
  }

  /// Ends bills that nobody paid in time, and split ones whose rest never came. Money that is on
  /// its way was just asked about.
  private void endQuotes() {
    Instant now = clock.instant();
    for (Cart cart : sessions.open(Phase.CHECKOUT, Phase.PAYING)) {
      boolean over =
          switch (cart.settlement()) {
            case Settlement.Quoted quoted -> quoted.quote().isOver(now);
            case Settlement.Split split -> now.isAfter(split.until().plus(GRACE));
            case Settlement other -> false;
          };
      if (over) {
        try (LogFields _ = LogFields.session(cart.session())) {
          sessions.submit(cart.session(), Source.HUB, (handle, fresh) -> new Command.EndQuote());
        }
      }
    }
  }

  /// When the trip is told that there is no money.
  static Instant patienceWith(Attempt attempt) {
    return attempt.state() == AttemptState.INITIATING
        ? attempt.created().plus(PATIENCE_FOR_A_QR)
        : attempt.expires().plus(GRACE);
  }

  private void look(Attempt attempt) {
    try (LogFields _ = LogFields.session(attempt.session())) {
      lookAt(attempt);
    }
  }

  private void lookAt(Attempt attempt) {
    Instant now = clock.instant();
    Duration age = Duration.between(attempt.created(), now);
    if (now.isBefore(attempt.asked().plus(age.dividedBy(AGE_PART)))) {
      return;
    }
    attempts.asked(attempt.id(), now);
    PaymentProvider.Status status = providers.status(attempt);
    boolean neverOpened =
        attempt.state() == AttemptState.INITIATING
            && (status instanceof PaymentProvider.Status.Pending
                || status instanceof PaymentProvider.Status.NotFound)
            && !now.isAfter(patienceWith(attempt));
    if (neverOpened) {
      desk.ask(attempt);
    } else {
      desk.heard(attempt, status);
    }
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(PaymentDesk.LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("a round of asking the provider is still running");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
