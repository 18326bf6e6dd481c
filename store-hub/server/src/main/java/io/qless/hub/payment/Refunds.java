package io.qless.hub.payment;

import io.qless.hub.payment.JdbcAttemptStore.Refund;
import io.qless.hub.storage.Alert;
import io.qless.hub.storage.AlertStore;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.MoneyStep;
import io.qless.shop.cart.SessionId;
import io.qless.shop.money.Money;
import io.qless.shop.tax.PaidBack;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives money back: late payments that nobody waits for any more, and what goods bring that came
/// back. Safe for any thread. What must go back is written down first, so it is asked for again
/// after a crash, always under the same name.
public final class Refunds {

  private static final Logger LOG = LoggerFactory.getLogger(Refunds.class);

  /// Refunds asked for in one round; the rest waits for the next.
  private static final int MAX_PER_ROUND = 50;

  /// A bank may take days: an old refund is asked about at most each tenth of its age.
  private static final int AGE_PART = 10;

  /// But never more seldom.
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /// Banks must have sent money back by the fifth day (RBI, turn-around times of 2019).
  private static final Duration BANKS_MAY_TAKE = Duration.ofDays(5);

  /// Between the name of a refund and the number of its second, third ... payer.
  static final String PART = "-s";

  private final JdbcAttemptStore attempts;
  private final JdbcMoneyStore money;
  private final MoneyJournal journal;
  private final JdbcShareStore shares = new JdbcShareStore();
  private final Providers providers;
  private final AlertStore alerts;
  private final InstantSource clock;

  Refunds(
      JdbcAttemptStore attempts,
      JdbcMoneyStore money,
      MoneyJournal journal,
      Providers providers,
      AlertStore alerts,
      InstantSource clock) {
    this.attempts = attempts;
    this.money = money;
    this.journal = journal;
    this.providers = providers;
    this.alerts = alerts;
    this.clock = clock;
  }

  /// Sends a late capture back. The second time for the same attempt changes nothing.
  void giveBack(Attempt attempt, Money amount, String why) {
    Refund refund = new Refund(whole(attempt.id()), attempt.id(), amount);
    boolean first =
        journal.note(
            attempt.session(),
            handle -> {
              boolean late =
                  attempts.move(
                          handle,
                          attempt.id(),
                          AttemptState.SOFT_FINAL,
                          AttemptState.REFUNDING,
                          why)
                      || attempts.move(
                          handle, attempt.id(), AttemptState.OPEN, AttemptState.REFUNDING, why);
              if (late) {
                attempts.requestRefund(handle, refund, why, clock.instant());
              }
              return late ? Optional.of(note(refund, MoneyStep.GOES_BACK, why)) : Optional.empty();
            });
    if (first) {
      ask(refund);
    }
  }

  /// Sends back what an attempt's provider has of the payer's and no bill claims: staff decided it.
  /// The second time there is nothing left.
  ///
  /// @param who staff
  /// @param why in words
  /// @return what goes back, nothing if there is none
  public Optional<Money> giveHeldBack(String attempt, String who, String why) {
    Optional<Attempt> found = attempts.find(attempt);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<Refund> owed = new ArrayList<>();
    journal.note(
        found.get().session(),
        handle -> {
          Optional<Refund> refund =
              money.returnHeld(handle, attempt, who + ": " + why, clock.instant());
          owed.clear();
          refund.ifPresent(owed::add);
          return refund.map(back -> note(back, MoneyStep.GOES_BACK, who + ": " + why));
        });
    owed.forEach(this::ask);
    return owed.stream().map(Refund::amount).findFirst();
  }

  private static Command.NoteMoney note(Refund refund, MoneyStep step, String why) {
    return new Command.NoteMoney(refund.attempt(), step, refund.amount(), why);
  }

  /// Our name for giving back all that an attempt brought.
  static String whole(String attempt) {
    return attempt + "-r1";
  }

  /// Asks the providers for whatever goes back of a trip.
  void askAll(SessionId session) {
    attempts
        .inTransaction(handle -> shares.openRefunds(handle, session))
        .forEach(refund -> attempts.openRefund(refund).ifPresent(this::ask));
  }

  /// Writes down, in the caller's transaction, that a part of what was paid for a trip goes back;
  /// to several payers in proportion to what is left of theirs. After the commit [#ask(String)]
  /// asks the provider; if nobody does, the next round will. The second time under the same name
  /// changes nothing.
  ///
  /// @param refund our name for it, the provider's idempotency key
  /// @param amount zero for nothing
  /// @throws IllegalStateException if more would go back than was paid
  public void oweAll(Handle handle, String refund, SessionId trip, Money amount, String why) {
    if (amount.isZero()) {
      return;
    }
    List<JdbcShareStore.Part> paid = shares.paid(handle, trip);
    if (amount.compareTo(sum(paid)) > 0) {
      throw new IllegalStateException(
          "%s of %s go back, %s are left".formatted(amount, trip.text(), sum(paid)));
    }
    List<Money> back =
        PaidBack.toEach(amount, paid.stream().map(JdbcShareStore.Part::left).toList());
    String name = refund;
    for (int i = 0; i < back.size(); i++) {
      if (!back.get(i).isZero()) {
        attempts.requestRefund(
            handle, new Refund(name, paid.get(i).attempt(), back.get(i)), why, clock.instant());
        name = refund + PART + (i + 2);
      }
    }
  }

  /// What was paid for a trip and has not been asked back yet.
  public Money left(Handle handle, SessionId trip) {
    return sum(shares.paid(handle, trip));
  }

  private static Money sum(List<JdbcShareStore.Part> parts) {
    return parts.stream().map(JdbcShareStore.Part::left).reduce(Money.ZERO, Money::plus);
  }

  /// Asks the providers for a refund that is still open and says how it stands.
  public State ask(String refund) {
    named(refund).forEach(part -> attempts.openRefund(part).ifPresent(this::ask));
    return state(refund);
  }

  /// How a refund stands, with several payers that of the one that is worst off; one that was never
  /// owed is [State#NONE].
  public State state(String refund) {
    State worst = State.NONE;
    for (String part : named(refund)) {
      State state = attempts.refundState(part).map(State::valueOf).orElse(State.NONE);
      worst = state.isWorseThan(worst) ? state : worst;
    }
    return worst;
  }

  private List<String> named(String refund) {
    return attempts.inTransaction(handle -> shares.refundsOf(handle, refund));
  }

  /// How money on its way back stands.
  public enum State {
    /// Nothing was paid, so nothing goes back.
    NONE,
    /// Written down; the provider is asked until it answers.
    REQUESTED,
    /// On its way or there.
    DONE,
    /// The provider will not; staff have an alert and must settle it.
    REFUSED;

    private boolean isWorseThan(State other) {
      return rank() > other.rank();
    }

    private int rank() {
      return switch (this) {
        case NONE -> 0;
        case DONE -> 1;
        case REQUESTED -> 2;
        case REFUSED -> 3;
      };
    }
  }

  /// Asks again for what is still open. One that fails must not keep those behind it waiting.
  void sweep() {
    Instant now = clock.instant();
    for (JdbcAttemptStore.OpenRefund open : attempts.openRefunds(MAX_PER_ROUND)) {
      if (!now.isBefore(open.asked().plus(pause(open, now)))) {
        try {
          ask(open.refund());
          tellIfItHangs(open, now);
        } catch (RuntimeException failed) {
          LOG.error("refund {} failed; it is asked for again", open.refund().id(), failed);
        }
      }
    }
  }

  /// Once: in the round that passes the limit.
  private void tellIfItHangs(JdbcAttemptStore.OpenRefund open, Instant now) {
    Instant limit = open.requested().plus(BANKS_MAY_TAKE);
    String id = open.refund().id();
    if (open.asked().isBefore(limit) && !now.isBefore(limit) && state(id) == State.REQUESTED) {
      alerts.raise(
          Alert.Kind.REFUND_HANGS,
          id,
          open.refund().amount() + " asked for at " + open.requested());
    }
  }

  private static Duration pause(JdbcAttemptStore.OpenRefund open, Instant now) {
    Duration pause = Duration.between(open.requested(), now).dividedBy(AGE_PART);
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private void ask(Refund refund) {
    attempts.askedFor(refund, clock.instant());
    switch (answer(refund)) {
      case PaymentProvider.Refunded.Done done -> close(refund, MoneyStep.WENT_BACK, refund.id());
      case PaymentProvider.Refunded.Refused refused -> {
        // Staff first: a stop between the two tells them twice, and never not at all.
        alerts.raise(
            Alert.Kind.REFUND_REFUSED, refund.id(), refund.amount() + ": " + refused.reason());
        close(refund, MoneyStep.NOT_GIVEN_BACK, refund.id() + ": " + refused.reason());
      }
      case PaymentProvider.Refunded.Unknown unknown ->
          LOG.info("refund {} is not settled yet: {}", refund.id(), unknown.reason());
    }
  }

  private void close(Refund refund, MoneyStep step, String words) {
    Instant now = clock.instant();
    boolean done = step == MoneyStep.WENT_BACK;
    journal.note(
        attempts.find(refund.attempt()).orElseThrow().session(),
        handle ->
            attempts.closeRefund(handle, refund, done, now)
                ? Optional.of(note(refund, step, words))
                : Optional.empty());
  }

  private PaymentProvider.Refunded answer(Refund refund) {
    Attempt attempt = attempts.find(refund.attempt()).orElseThrow();
    return providers
        .find(attempt.provider())
        .map(provider -> provider.refund(refund.id(), attempt.order(), refund.amount()))
        .orElseGet(() ->
            new PaymentProvider.Refunded.Unknown(
                "the settings no longer name " + attempt.provider()));
  }
}
