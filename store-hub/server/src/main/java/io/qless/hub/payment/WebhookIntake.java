package io.qless.hub.payment;

import io.qless.hub.log.LogFields;
import io.qless.hub.payment.JdbcWebhookStore.Waiting;
import io.qless.hub.storage.Alert;
import io.qless.hub.storage.AlertStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what is posted to the webhook address: checks it, keeps it, answers, and only then acts on
/// it. Safe for any thread; lives as long as the payment desk.
public final class WebhookIntake {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookIntake.class);

  /// Longest body, in bytes; providers send a few thousand.
  public static final int MAX_BODY_BYTES = 256 * 1024;

  /// How long a webhook may be ahead of our own row for its order.
  private static final Duration PARKED = Duration.ofMinutes(10);

  /// Webhooks looked at again in one round.
  private static final int MAX_PER_ROUND = 100;

  private final Providers providers;
  private final JdbcWebhookStore webhooks;
  private final JdbcAttemptStore attempts;
  private final BiConsumer<Attempt, PaymentProvider.Status> act;
  private final AlertStore alerts;
  private final Executor later;
  private final InstantSource clock;
  private final AtomicLong refused = new AtomicLong();

  /// @param act what to do with what a provider said of an attempt
  /// @param later where to do it
  WebhookIntake(
      Providers providers,
      JdbcWebhookStore webhooks,
      JdbcAttemptStore attempts,
      BiConsumer<Attempt, PaymentProvider.Status> act,
      AlertStore alerts,
      Executor later,
      InstantSource clock) {
    this.providers = providers;
    this.webhooks = webhooks;
    this.attempts = attempts;
    this.act = act;
    this.alerts = alerts;
    this.later = later;
    this.clock = clock;
  }

  /// Takes one posted body.
  ///
  /// @param providerName from the path
  /// @param body exactly as received, at most one byte more than [#MAX_BODY_BYTES]
  /// @param headers names in lower case
  public Answer take(String providerName, byte[] body, Map<String, String> headers) {
    Optional<PaymentProvider> provider = providers.find(providerName);
    if (provider.isEmpty()) {
      return Answer.NO_SUCH_PROVIDER;
    }
    if (body.length > MAX_BODY_BYTES) {
      return Answer.TOO_LARGE;
    }
    return switch (provider.get().readWebhook(body, headers, clock.instant())) {
      case PaymentProvider.Webhook.Refused no -> {
        tell(providerName, no.reason());
        yield new Answer(401, "WEBHOOK_NOT_BELIEVED", no.reason());
      }
      case PaymentProvider.Webhook.Aside aside -> {
        LOG.info("webhook of {} about {} left aside", providerName, aside.about());
        yield Answer.TAKEN;
      }
      case PaymentProvider.Webhook.Genuine genuine ->
          keep(
              new Waiting(providerName, genuine.event(), genuine.attempt(), clock.instant()),
              body,
              (waiting, attempt) -> {
                act.accept(attempt, genuine.status());
                webhooks.close(waiting.provider(), waiting.event(), true);
              });
      case PaymentProvider.Webhook.Hint hint ->
          keep(
              new Waiting(providerName, hint.event(), hint.attempt(), clock.instant()),
              body,
              this::askAgain);
    };
  }

  /// The first, second, fourth, eighth ... are logged: anybody can post here, and must not fill the
  /// disk.
  private void tell(String providerName, String reason) {
    long count = refused.incrementAndGet();
    if (Long.bitCount(count) == 1) {
      LOG.warn("webhook of {} refused ({} so far): {}", providerName, count, reason);
    }
  }

  /// How many bodies were not believed since the hub began.
  public long refusedCount() {
    return refused.get();
  }

  /// Looks again at webhooks that were kept but not acted on. One that fails must not keep those
  /// behind it from being heard.
  void sweep() {
    for (Waiting waiting : webhooks.waiting(MAX_PER_ROUND)) {
      try {
        lookAgain(waiting);
      } catch (RuntimeException failed) {
        LOG.error("webhook {} failed; it is looked at again", waiting.event(), failed);
      }
    }
  }

  private void lookAgain(Waiting waiting) {
    if (attempts.find(waiting.attempt()).isPresent()) {
      process(waiting, this::askAgain);
    } else if (isOld(waiting)) {
      notOurs(waiting, "webhook " + waiting.event() + " parked");
    }
  }

  private boolean isOld(Waiting waiting) {
    return waiting.received().plus(PARKED).isBefore(clock.instant());
  }

  /// Nobody acted on a webhook when it came, or it is not to be believed alone, so the provider is
  /// asked. One that can't be reached now is asked again in the next round.
  private void askAgain(Waiting waiting, Attempt attempt) {
    PaymentProvider.Status status = providers.status(attempt);
    act.accept(attempt, status);
    boolean answered =
        !(status instanceof PaymentProvider.Status.Unknown
            || status instanceof PaymentProvider.Status.NotFound);
    if (answered || isOld(waiting)) {
      webhooks.close(waiting.provider(), waiting.event(), true);
    }
  }

  private Answer keep(Waiting waiting, byte[] body, BiConsumer<Waiting, Attempt> then) {
    if (waiting.attempt().length() > Attempt.MAX_ID_CHARS) {
      return Answer.TAKEN;
    }
    boolean first =
        webhooks.keep(
            waiting.provider(), waiting.event(), waiting.attempt(), body, waiting.received());
    if (first) {
      later.execute(() -> process(waiting, then));
    }
    return Answer.TAKEN;
  }

  /// An order that we do not know stays open for the sweep: a webhook can be faster than our row. A
  /// provider is heard only about what is in its own hands; what is in nobody's may come into them.
  private void process(Waiting waiting, BiConsumer<Waiting, Attempt> then) {
    Optional<Attempt> attempt = attempts.find(waiting.attempt());
    if (attempt.isEmpty()) {
      return;
    }
    try (LogFields _ = LogFields.session(attempt.get().session())) {
      LOG.info("webhook of {} taken: attempt {}", waiting.provider(), waiting.attempt());
      if (attempt.get().provider().equals(waiting.provider())) {
        then.accept(waiting, attempt.get());
      } else if (!attempt.get().provider().isEmpty() || isOld(waiting)) {
        notOurs(waiting, waiting.provider() + " speaks of what it does not collect");
      }
    }
  }

  private void notOurs(Waiting waiting, String why) {
    alerts.raise(Alert.Kind.ORDER_UNKNOWN, waiting.attempt(), why);
    webhooks.close(waiting.provider(), waiting.event(), false);
  }

  /// What to answer. A repeat is answered like the first.
  ///
  /// @param status HTTP status
  /// @param code stable word for the problem, empty if there is none
  /// @param reason in words
  public record Answer(int status, String code, String reason) {

    static final Answer TAKEN = new Answer(200, "", "");
    static final Answer NO_SUCH_PROVIDER =
        new Answer(404, "PROVIDER_UNKNOWN", "the store does not collect money this way");
    static final Answer TOO_LARGE =
        new Answer(413, "BODY_TOO_LARGE", "at most " + MAX_BODY_BYTES + " bytes are taken");
  }
}
