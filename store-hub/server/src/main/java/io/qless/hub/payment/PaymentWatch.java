package io.qless.hub.payment;

import io.qless.hub.log.LogFields;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.Alert;
import io.qless.hub.storage.AlertStore;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

  /// Attempts asked about in one round; those left out are first in the next.
  private static final int MAX_PER_ROUND = 100;

  /// Questions that a provider may leave unanswered in one round, each of them for as long as a
  /// question may take; then it is let alone until the next, so that others are heard.
  private static final int MAX_SILENCES = 3;

  private final PaymentDesk desk;
  private final SessionDesk sessions;
  private final JdbcMoneyStore money;
  private final AlertStore alerts;
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
      JdbcMoneyStore money,
      AlertStore alerts,
      Providers providers,
      Refunds refunds,
      WebhookIntake webhooks,
      InstantSource clock) {
    this.desk = desk;
    this.sessions = sessions;
    this.money = money;
    this.alerts = alerts;
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
    Map<String, Integer> silences = new HashMap<>();
    for (Attempt attempt : money.due(clock.instant(), MAX_PER_ROUND)) {
      if (silences.getOrDefault(attempt.provider(), 0) < MAX_SILENCES && !answered(attempt)) {
        silences.merge(attempt.provider(), 1, Integer::sum);
      }
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
            case Settlement.Split split -> now.isAfter(split.until().plus(AskSchedule.GRACE));
            case Settlement other -> false;
          };
      if (over) {
        try (LogFields _ = LogFields.session(cart.session())) {
          sessions.submit(cart.session(), Source.HUB, (handle, fresh) -> new Command.EndQuote());
        }
      }
    }
  }

  /// Asks about one attempt. What fails here must not keep the round from those behind it.
  private boolean answered(Attempt attempt) {
    try (LogFields _ = LogFields.session(attempt.session())) {
      return !(look(attempt) instanceof PaymentProvider.Status.Unknown);
    } catch (RuntimeException failed) {
      LOG.error("asking about attempt {} failed; it is asked about again", attempt.id(), failed);
      return true;
    }
  }

  private PaymentProvider.Status look(Attempt attempt) {
    Instant now = clock.instant();
    Optional<Instant> next = AskSchedule.after(attempt, now);
    money.asked(attempt.id(), now, next);
    PaymentProvider.Status status = providers.status(attempt);
    boolean neverOpened =
        attempt.state() == AttemptState.INITIATING
            && (status instanceof PaymentProvider.Status.Pending
                || status instanceof PaymentProvider.Status.NotFound)
            && !now.isAfter(AskSchedule.patienceWith(attempt));
    if (neverOpened) {
      desk.ask(attempt);
    } else {
      desk.heard(attempt, status);
    }
    if (next.isEmpty() && status instanceof PaymentProvider.Status.Unknown unknown) {
      alerts.raise(
          Alert.Kind.MONEY_UNKNOWN,
          attempt.id(),
          attempt.amount() + " at " + attempt.provider() + ": " + unknown.reason());
    }
    return status;
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
