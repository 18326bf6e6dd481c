package io.qless.hub.payment;

import io.qless.hub.checkout.JdbcInvoiceStore;
import io.qless.hub.log.LogFields;
import io.qless.hub.rewards.PointsDesk;
import io.qless.hub.session.Outcome;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.session.SessionListener;
import io.qless.hub.storage.AlertStore;
import io.qless.hub.storage.Database;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Share;
import io.qless.shop.cart.Source;
import io.qless.shop.money.Money;
import io.qless.shop.rewards.PointsPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Collects the money that trips ask for. Listens to the sessions, works on its own threads, and
/// finds its way again after a crash from its rows alone. One per hub.
public final class PaymentDesk implements SessionListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentDesk.class);

  /// How long the end of running work is waited for at shut-down: a little more than a provider is.
  static final Duration LONGEST_END = Duration.ofSeconds(15);

  /// UPI allows a note of 50 characters.
  private static final int MAX_NOTE_CHARS = 50;

  /// Longest text that a screen can draw as a code which a phone still reads; Stripe's have some
  /// 400 characters.
  private static final int MAX_CODE_CHARS = 1_500;

  /// Name of the provider of a bill of zero.
  private static final String NOBODY = "none";

  private final SessionDesk sessions;
  private final Providers providers;
  private final Rules rules;
  private final InstantSource clock;
  private final JdbcAttemptStore attempts;
  private final Refunds refunds;
  private final Till till;
  private final PaymentWatch watch;
  private final WebhookIntake webhooks;
  private final Set<String> asking = ConcurrentHashMap.newKeySet();
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("payment-", 1).factory());

  /// @param providers who collects, the first one first
  public PaymentDesk(
      Database journal,
      SessionDesk sessions,
      Providers providers,
      AlertStore alerts,
      Rules rules,
      InstantSource clock) {
    this.sessions = sessions;
    this.providers = providers;
    this.rules = rules;
    this.clock = clock;
    attempts = new JdbcAttemptStore(journal);
    JdbcMoneyStore money = new JdbcMoneyStore(journal);
    MoneyJournal moneyJournal = new MoneyJournal(sessions);
    refunds = new Refunds(attempts, money, moneyJournal, providers, alerts, clock);
    till =
        new Till(
            sessions,
            attempts,
            new JdbcInvoiceStore(rules.store()),
            new PointsDesk(journal, PointsPolicy.USUAL, clock),
            refunds,
            money,
            moneyJournal,
            alerts,
            clock);
    webhooks =
        new WebhookIntake(
            providers,
            new JdbcWebhookStore(journal),
            attempts,
            this::heard,
            alerts,
            this::run,
            clock);
    watch = new PaymentWatch(this, sessions, money, alerts, providers, refunds, webhooks, clock);
  }

  /// Begins to listen and takes up what was open when the hub stopped.
  ///
  /// @param every how often the provider is asked about open attempts
  public void start(Duration every) {
    sessions.listen(this);
    resume();
    watch.start(every);
  }

  /// Where posted webhooks go.
  public WebhookIntake webhooks() {
    return webhooks;
  }

  /// Who gives money back.
  public Refunds refunds() {
    return refunds;
  }

  /// Asks how an attempt stands at its provider, whatever became of it, and acts on the answer.
  /// Only so is found what was paid a second time without a word. Not from inside a lane.
  ///
  /// @return empty if there is no attempt of that name
  public Optional<PaymentProvider.Status> lookInto(String attempt) {
    return attempts
        .find(attempt)
        .map(found -> {
          PaymentProvider.Status status = providers.status(found);
          heard(found, status);
          return status;
        });
  }

  /// How many attempts are under way, by the names of their states.
  public Map<String, Long> underWay() {
    return attempts.count(AttemptState.UNDER_WAY);
  }

  /// One round of asking the provider; [#start] does it on its own.
  public void sweep() {
    watch.sweep();
  }

  @Override
  public void changed(Cart cart, List<JournalEntry> entries) {
    SessionId session = cart.session();
    for (JournalEntry entry : entries) {
      switch (entry.event()) {
        case Event.PaymentRequested asked ->
            run(session, () -> begin(session, asked.attempt(), asked.amount(), asked.amount()));
        case Event.SplitStarted started -> beginShares(cart);
        case Event.ShareAsked asked -> beginShares(cart);
        case Event.SplitEnded ended -> run(session, () -> refunds.askAll(session));
        case Event.AttemptFailed failed -> run(session, () -> end(failed.attempt()));
        default -> {}
      }
    }
  }

  /// Lets running work end; nothing is interrupted, since that would tear the database's file.
  @Override
  public void close() {
    watch.close();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("payment work is still running; what it leaves is taken up at the next start");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Trips that asked just before the hub stopped may have no row yet; those with a row are the
  /// watch's. A row whose trip went on without it ends by its time, or its money goes back.
  private void resume() {
    for (Cart cart : sessions.open()) {
      if (cart.settlement() instanceof Settlement.Requested requested) {
        Money due = requested.quote().due();
        run(cart.session(), () -> begin(cart.session(), requested.attempt(), due, due));
      }
      beginShares(cart);
    }
  }

  /// Asks for a code for each share that has none yet; once, however often it is called.
  private void beginShares(Cart cart) {
    if (cart.settlement() instanceof Settlement.Split split) {
      Money due = split.quote().due();
      for (Share share : split.shares()) {
        if (share.standing() instanceof Share.Asked asked) {
          run(
              cart.session(),
              () -> begin(cart.session(), asked.attempt(), share.amount(), due, split.until()));
        }
      }
    }
  }

  private void begin(SessionId session, String id, Money amount, Money due) {
    begin(session, id, amount, due, clock.instant().plus(rules.timeToPay()));
  }

  /// @param expires when the payer should no longer be able to pay, if providers allow so little
  private void begin(SessionId session, String id, Money amount, Money due, Instant expires) {
    Instant now = clock.instant();
    Instant earliest = now.plus(Rules.SHORTEST);
    JdbcAttemptStore.Begun begun =
        attempts.begin(
            new Attempt(
                id,
                session,
                amount.isZero() ? NOBODY : providers.first().name(),
                amount,
                AttemptState.INITIATING,
                now,
                expires.isBefore(earliest) ? earliest : expires,
                now,
                ""),
            due);
    if (amount.isZero()) {
      till.captured(begun.attempt(), amount, "nothing to pay");
    } else if (begun.attempt().state() == AttemptState.INITIATING) {
      ask(begun.attempt(), begun.first());
    }
  }

  /// Asks for a way to pay; may be done again under the same name. One thread at a time asks for an
  /// attempt: a provider that is slow must not be asked twice in that time.
  void ask(Attempt attempt) {
    ask(attempt, false);
  }

  /// @param untold whether who asks wrote it down; the watch or another hub may have asked since
  private void ask(Attempt attempt, boolean untold) {
    if (!asking.add(attempt.id())) {
      return;
    }
    try {
      askInTurn(attempt, (attempts.tell(attempt.id()) && untold) || attempt.provider().isEmpty());
    } finally {
      asking.remove(attempt.id());
    }
  }

  /// The next provider is asked only if the one before can have no order that anybody could pay: it
  /// said no, or the question never reached it. After an uncertain answer nobody else is asked, and
  /// neither when this is not the first question: the one before may have made an order.
  private void askInTurn(Attempt first, boolean untold) {
    Attempt attempt = first;
    boolean mayMove = untold;
    String no = "nobody collects money";
    boolean unreached = false;
    for (PaymentProvider provider : providers.from(first.provider())) {
      if (!attempt.provider().equals(provider.name())) {
        if (!mayMove) {
          break;
        }
        if (!attempts.handOver(attempt, provider.name(), no, clock.instant())) {
          return;
        }
        attempt = attempt.with(provider.name());
        mayMove = true;
      }
      switch (provider.start(attempt.order(), note(attempt))) {
        case PaymentProvider.Started.Opened opened when opened.qr().length() > MAX_CODE_CHARS ->
            no = "its code is too long to be drawn";
        case PaymentProvider.Started.Opened opened -> {
          open(attempt, provider.simulated(), opened);
          return;
        }
        case PaymentProvider.Started.Unknown unknown -> {
          LOG.warn("attempt {} is uncertain: {}", attempt.id(), unknown.reason());
          return;
        }
        case PaymentProvider.Started.Declined declined -> no = declined.reason();
        case PaymentProvider.Started.Unreachable unreachable -> {
          unreached = true;
          no = unreachable.reason();
        }
      }
      LOG.warn("{} does not collect attempt {}: {}", provider.name(), attempt.id(), no);
      if (!mayMove) {
        break;
      }
    }
    if (!unreached) {
      till.ended(attempt, AttemptState.FAILED, no);
    } else if (mayMove && !attempts.handOver(attempt, "", no, clock.instant())) {
      LOG.info("attempt {} moved on while nobody could be reached", attempt.id());
    }
  }

  private String note(Attempt attempt) {
    String note = "Q-Less " + rules.store() + ' ' + attempt.session().text();
    return note.substring(0, Math.min(MAX_NOTE_CHARS, note.length()));
  }

  private void open(Attempt attempt, boolean simulated, PaymentProvider.Started.Opened opened) {
    try {
      Outcome outcome =
          sessions.submit(
              attempt.session(),
              Source.HUB,
              (handle, cart) -> {
                if (!attempts.open(handle, attempt, opened.expires(), opened.providerRef())) {
                  throw new Till.MovedOnException();
                }
                return new Command.OpenAttempt(
                    attempt.id(), opened.qr(), simulated, opened.expires());
              });
      if (outcome instanceof Outcome.Refused) {
        till.givenUp(attempt.id());
      }
    } catch (Till.MovedOnException movedOn) {
      LOG.info("attempt {} moved on before its QR was there", attempt.id());
    }
  }

  /// The trip does not wait for it any more; the provider is told, so that nobody pays it late.
  private void end(String id) {
    till.givenUp(id);
    attempts
        .find(id)
        .filter(attempt -> AttemptState.SOFT_FINAL.contains(attempt.state()))
        .ifPresent(attempt ->
            providers
                .find(attempt.provider())
                .ifPresent(provider -> provider.withdraw(attempt.order())));
  }

  /// Acts on what the provider said of an attempt.
  void heard(Attempt attempt, PaymentProvider.Status status) {
    try (LogFields _ = LogFields.session(attempt.session())) {
      act(attempt, status);
    }
  }

  private void act(Attempt attempt, PaymentProvider.Status status) {
    switch (status) {
      case PaymentProvider.Status.Captured captured ->
          till.captured(attempt, captured.amount(), captured.reference());
      case PaymentProvider.Status.Failed failed ->
          till.ended(attempt, AttemptState.FAILED, failed.reason());
      case PaymentProvider.Status.Pending pending -> waitOn(attempt);
      case PaymentProvider.Status.NotFound notFound -> waitOn(attempt);
      case PaymentProvider.Status.Unknown unknown -> waitOn(attempt);
    }
  }

  /// Nobody knows of money: the trip is told when the time is over.
  private void waitOn(Attempt attempt) {
    if (AttemptState.OPEN.contains(attempt.state())
        && clock.instant().isAfter(AskSchedule.patienceWith(attempt))) {
      till.ended(attempt, AttemptState.EXPIRED, "nobody paid in time");
    }
  }

  private void run(SessionId session, Runnable work) {
    run(() -> {
      try (var _ = LogFields.session(session)) {
        work.run();
      }
    });
  }

  /// Work that fails is logged; the watch comes back to what it left.
  private void run(Runnable work) {
    if (!workers.isShutdown()) {
      workers.execute(() -> {
        try {
          work.run();
        } catch (RuntimeException failed) {
          LOG.error("payment work failed; it is tried again in the next round", failed);
        }
      });
    }
  }

  /// What a store decides.
  ///
  /// @param store store id, four letters or digits; in invoice numbers and notes
  /// @param timeToPay how long a QR code may be paid
  public record Rules(String store, Duration timeToPay) {

    /// No provider takes less.
    static final Duration SHORTEST = Duration.ofMinutes(2);

    public Rules {
      if (timeToPay.compareTo(SHORTEST) < 0 || timeToPay.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException("providers take 2 minutes to an hour: " + timeToPay);
      }
    }
  }
}
