package io.qless.hub.payment;

import io.qless.hub.payment.JdbcAttemptStore.Refund;
import io.qless.hub.storage.Alert;
import io.qless.hub.storage.AlertStore;
import io.qless.shop.money.Money;
import java.time.InstantSource;

/// Gives back money that nobody waits for any more. Safe for any thread. What must go back is
/// written down first, so it is asked for again after a crash, always under the same name.
final class Refunds {

  /// Refunds asked for in one round; the rest waits for the next.
  private static final int MAX_PER_ROUND = 50;

  private final JdbcAttemptStore attempts;
  private final PaymentProvider provider;
  private final AlertStore alerts;
  private final InstantSource clock;

  Refunds(
      JdbcAttemptStore attempts, PaymentProvider provider, AlertStore alerts, InstantSource clock) {
    this.attempts = attempts;
    this.provider = provider;
    this.alerts = alerts;
    this.clock = clock;
  }

  /// Sends a late capture back. The second time for the same attempt changes nothing.
  void giveBack(Attempt attempt, Money amount, String why) {
    Refund refund = new Refund(attempt.id() + "-r1", attempt.id(), amount);
    boolean first =
        attempts.inTransaction(handle -> {
          boolean late =
              attempts.move(
                      handle, attempt.id(), AttemptState.SOFT_FINAL, AttemptState.REFUNDING, why)
                  || attempts.move(
                      handle, attempt.id(), AttemptState.OPEN, AttemptState.REFUNDING, why);
          if (late) {
            attempts.requestRefund(handle, refund, why, clock.instant());
          }
          return late;
        });
    if (first) {
      ask(refund);
    }
  }

  /// Asks again for what is still open.
  void sweep() {
    attempts.openRefunds(MAX_PER_ROUND).forEach(this::ask);
  }

  private void ask(Refund refund) {
    switch (provider.refund(refund.id(), refund.attempt(), refund.amount())) {
      case PaymentProvider.Refunded.Done done -> attempts.closeRefund(refund, true);
      case PaymentProvider.Refunded.Refused refused -> {
        attempts.closeRefund(refund, false);
        alerts.raise(
            Alert.Kind.REFUND_REFUSED, refund.id(), refund.amount() + ": " + refused.reason());
      }
      case PaymentProvider.Refunded.Unknown unknown -> {}
    }
  }
}
