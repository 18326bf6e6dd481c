package io.qless.hub.payment;

import io.qless.shop.money.Money;
import java.time.Instant;
import java.util.Map;

/// A company that collects money for the store. Safe for any thread; each call blocks for a limited
/// time and may be repeated: the same attempt or refund never moves money twice.
public interface PaymentProvider {

  /// Name in rows, logs and the webhook's path; lower-case letters and digits.
  String name();

  /// Whether no real money moves.
  boolean simulated();

  /// Asks for a way to pay. A second call for the same order gives that order again, or says no; it
  /// never makes a second one that could be paid.
  ///
  /// @param note what the payer reads, letters, digits, blanks, dots and dashes
  Started start(Order order, String note);

  /// Reads what somebody posted to our webhook address and says whether it is the provider's word.
  ///
  /// @param body exactly as received
  /// @param headers names in lower case
  Webhook readWebhook(byte[] body, Map<String, String> headers, Instant now);

  /// How an attempt stands.
  Status status(Order order);

  /// Gives money back.
  ///
  /// @param refund our name for it; a second call with it changes nothing and says how it stands
  /// @param order who paid
  Refunded refund(String refund, Order order, Money amount);

  /// Says that nobody waits for this order any more, so that it can't be paid by mistake. A
  /// kindness only: it may fail, and money that comes all the same goes back.
  default void withdraw(Order order) {}

  /// One attempt, as its provider needs it.
  ///
  /// @param attempt our name for it, at most 64 small letters, digits and dashes
  /// @param created when the trip asked
  /// @param expires when the payer should no longer be able to pay
  /// @param providerRef the provider's own name for it, empty if we did not hear it
  record Order(
      String attempt, Money amount, Instant created, Instant expires, String providerRef) {}

  /// What became of asking for a way to pay.
  sealed interface Started {

    /// The payer can pay.
    ///
    /// @param qr text to show, byte for byte
    /// @param expires when the provider stops taking money for it
    /// @param providerRef the provider's own name for the order, empty if it uses ours
    record Opened(String qr, Instant expires, String providerRef) implements Started {}

    /// There is no such order, or one that nobody can pay.
    record Declined(String reason) implements Started {}

    /// The question never reached the provider, so there is no order.
    record Unreachable(String reason) implements Started {}

    /// No answer that can be relied on; there may be an order.
    record Unknown(String reason) implements Started {}
  }

  /// What a posted body is.
  sealed interface Webhook {

    /// The provider's own word.
    ///
    /// @param event the provider's id of it; a repeat has the same
    /// @param attempt which order, by our name
    /// @param status how that order stands
    record Genuine(String event, String attempt, Status status) implements Webhook {}

    /// Too weakly signed to be the truth, but a reason to ask how the order stands.
    record Hint(String event, String attempt) implements Webhook {}

    /// The provider's word about something that no attempt waits for.
    record Aside(String about) implements Webhook {}

    /// Not to be believed.
    record Refused(String reason) implements Webhook {}
  }

  /// How an attempt stands at the provider.
  sealed interface Status {

    /// The payer may still pay.
    record Pending() implements Status {}

    /// The money is ours.
    ///
    /// @param reference the bank's reference, printed on the receipt
    record Captured(Money amount, String reference) implements Status {}

    /// No money moved and none will, unless the provider later says otherwise.
    record Failed(String reason) implements Status {}

    /// The provider has no order of that name.
    record NotFound() implements Status {}

    /// No answer that can be relied on.
    record Unknown(String reason) implements Status {}
  }

  /// What became of asking for money to be given back.
  sealed interface Refunded {

    /// It is on its way or there.
    record Done() implements Refunded {}

    /// It will not be given back this way.
    record Refused(String reason) implements Refunded {}

    /// No answer yet; ask again.
    record Unknown(String reason) implements Refunded {}
  }
}
