package io.qless.hub.payment;

import io.qless.hub.checkout.JdbcInvoiceStore;
import io.qless.hub.orders.JdbcOrderStore;
import io.qless.hub.rewards.PointsDesk;
import io.qless.hub.session.CommandMaker;
import io.qless.hub.session.Outcome;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.Alert;
import io.qless.hub.storage.AlertStore;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.MoneyStep;
import io.qless.shop.cart.Quote;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Source;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Books what a provider says about an attempt: money for the trip, with invoice and points, all in
/// one transaction; a share of it, which waits for the others; or its end without money. Safe for
/// any thread and for any number of repeats. Not to be called from inside a session's lane.
final class Till {

  private final SessionDesk sessions;
  private final JdbcAttemptStore attempts;
  private final JdbcInvoiceStore invoices;
  private final JdbcOrderStore orders = new JdbcOrderStore();
  private final JdbcShareStore shares = new JdbcShareStore();
  private final PointsDesk points;
  private final Refunds refunds;
  private final JdbcMoneyStore money;
  private final MoneyJournal journal;
  private final AlertStore alerts;
  private final InstantSource clock;

  Till(
      SessionDesk sessions,
      JdbcAttemptStore attempts,
      JdbcInvoiceStore invoices,
      PointsDesk points,
      Refunds refunds,
      JdbcMoneyStore money,
      MoneyJournal journal,
      AlertStore alerts,
      InstantSource clock) {
    this.sessions = sessions;
    this.attempts = attempts;
    this.invoices = invoices;
    this.points = points;
    this.refunds = refunds;
    this.money = money;
    this.journal = journal;
    this.alerts = alerts;
    this.clock = clock;
  }

  /// Money came. Books it if the bill that it is for still waits, gives it back if not.
  ///
  /// @param amount all that is there for this attempt
  void captured(Attempt attempt, Money amount, String reference) {
    if (!attempt.amount().equals(amount)) {
      hold(attempt, amount);
      return;
    }
    money.received(attempt.id(), amount.minor(), clock.instant());
    if (AttemptState.SOFT_FINAL.contains(attempt.state())) {
      bookLate(attempt, reference);
    } else if (AttemptState.OPEN.contains(attempt.state())) {
      book(attempt, reference);
    }
  }

  private void book(Attempt attempt, String reference) {
    book(
        attempt,
        reference,
        (handle, cart) -> confirmation(handle, cart, attempt, AttemptState.OPEN, reference),
        "paid when the trip was ");
  }

  /// The bill may still wait although its attempt ended.
  private void bookLate(Attempt attempt, String reference) {
    book(
        attempt,
        reference,
        (handle, cart) ->
            new Command.ConfirmLate(
                confirmation(handle, cart, attempt, AttemptState.SOFT_FINAL, reference),
                attempt.created(),
                attempt.provider().equals(SimulatorProvider.NAME)),
        "paid after the attempt was " + attempt.state() + ", and ");
  }

  private void book(Attempt attempt, String reference, CommandMaker maker, String late) {
    try {
      Outcome outcome = sessions.submit(attempt.session(), Source.HUB, maker);
      if (outcome instanceof Outcome.Refused refused) {
        refunds.giveBack(attempt, attempt.amount(), late + refused.code());
      }
    } catch (MovedOnException movedOn) {
      attempts
          .find(attempt.id())
          .filter(now -> !now.state().equals(attempt.state()))
          .filter(now -> AttemptState.SOFT_FINAL.contains(now.state()))
          .ifPresent(now -> captured(now, now.amount(), reference));
    }
  }

  /// Runs inside the transaction that confirms the payment.
  private Command.ConfirmPayment confirmation(
      Handle handle, Cart cart, Attempt attempt, Set<AttemptState> from, String reference) {
    boolean waits =
        cart.settlement() instanceof Settlement.Split split && !split.completedBy(attempt.id());
    AttemptState to = waits ? AttemptState.HELD : AttemptState.SUCCEEDED;
    if (!attempts.move(handle, attempt.id(), from, to, waits ? "a share" : "paid")) {
      throw new MovedOnException();
    }
    if (waits) {
      attempts.refer(handle, attempt, reference);
      return new Command.ConfirmPayment(attempt.id(), attempt.amount(), reference, "", 0);
    }
    return whole(handle, cart, attempt, reference);
  }

  /// All that is due is here. The invoice number comes last, because it makes all other payments
  /// wait.
  private Command.ConfirmPayment whole(
      Handle handle, Cart cart, Attempt attempt, String reference) {
    Instant now = clock.instant();
    long earned = 0;
    String invoice = "";
    Optional<Quote> quote = frozen(cart);
    if (quote.isPresent() && attempts.capture(handle, attempt, quote.get().due(), reference)) {
      SessionId trip = attempt.session();
      Money total = quote.get().bill().total();
      shares.book(handle, trip);
      orders.paid(handle, trip, total, now);
      String owner = PointsDesk.owner(trip, orders.customerOf(handle, trip));
      earned = points.earn(handle, trip, owner, quote.get(), now);
      invoice = invoices.issue(handle, trip, attempt.id(), total, now).text();
    }
    return new Command.ConfirmPayment(attempt.id(), attempt.amount(), reference, invoice, earned);
  }

  /// The bill that waits for its money; a trip that does not wait refuses the payment anyway.
  private static Optional<Quote> frozen(Cart cart) {
    return switch (cart.settlement()) {
      case Settlement.Requested requested -> Optional.of(requested.quote());
      case Settlement.Awaiting awaiting -> Optional.of(awaiting.quote());
      case Settlement.Split split -> Optional.of(split.quote());
      case Settlement.Open open -> Optional.empty();
      case Settlement.Quoted quoted -> Optional.of(quoted.quote());
      case Settlement.Paid paid -> Optional.empty();
    };
  }

  /// The attempt ended without money.
  ///
  /// @param end `FAILED` or `EXPIRED`
  void ended(Attempt attempt, AttemptState end, String reason) {
    if (!AttemptState.OPEN.contains(attempt.state())) {
      return;
    }
    try {
      Outcome outcome =
          sessions.submit(
              attempt.session(),
              Source.HUB,
              (handle, cart) -> {
                if (!attempts.move(handle, attempt.id(), AttemptState.OPEN, end, reason)) {
                  throw new MovedOnException();
                }
                return new Command.FailAttempt(attempt.id(), reason);
              });
      if (outcome instanceof Outcome.Refused) {
        givenUp(attempt.id());
      }
    } catch (MovedOnException movedOn) {
      // Somebody settled it in between, which is as good.
    }
  }

  /// The trip does not wait for it any more.
  void givenUp(String attempt) {
    attempts.move(attempt, AttemptState.OPEN, AttemptState.GIVEN_UP, "the shopper went back");
  }

  /// Another amount is never booked and never given back by a program: nobody but staff can know
  /// what it is for. Told again it changes nothing.
  private void hold(Attempt attempt, Money amount) {
    String words = amount + " is there, " + attempt.amount() + " was asked for";
    alerts.raise(Alert.Kind.AMOUNT_DIFFERS, attempt.id(), words);
    if (AttemptState.OPEN.contains(attempt.state())) {
      ended(attempt, AttemptState.DIFFERS, "another amount was paid; please ask our staff");
    }
    journal.note(
        attempt.session(),
        handle -> {
          boolean more =
              amount.currency().equals(attempt.amount().currency())
                  && money.received(handle, attempt.id(), amount.minor(), clock.instant());
          boolean held =
              attempts.move(
                  handle, attempt.id(), AttemptState.SOFT_FINAL, AttemptState.DIFFERS, words);
          return more || held
              ? Optional.of(new Command.NoteMoney(attempt.id(), MoneyStep.HELD, amount, words))
              : Optional.empty();
        });
  }

  /// The attempt's row was no longer open inside the transaction; rolls it back.
  static final class MovedOnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MovedOnException() {
      super("the attempt moved on", null, false, false);
    }
  }
}
