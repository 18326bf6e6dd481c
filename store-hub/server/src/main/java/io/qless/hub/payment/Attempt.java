package io.qless.hub.payment;

import io.qless.shop.cart.SessionId;
import io.qless.shop.money.Money;
import java.time.Instant;

/// One try to collect one bill, as written down.
///
/// @param id our name for it, the provider's idempotency key
/// @param session whose bill
/// @param provider who collects; empty while no provider can have heard of it
/// @param amount exactly what is due, or one payer's share of it
/// @param created when the trip asked
/// @param expires when the payer can no longer pay
/// @param asked when the provider was last asked how it stands
/// @param providerRef the provider's own name for it, empty if we did not hear it
record Attempt(
    String id,
    SessionId session,
    String provider,
    Money amount,
    AttemptState state,
    Instant created,
    Instant expires,
    Instant asked,
    String providerRef) {

  /// Longest name; a session id has 36 characters, a command number a few.
  static final int MAX_ID_CHARS = 64;

  /// What its provider needs to know.
  PaymentProvider.Order order() {
    return new PaymentProvider.Order(id, amount, created, expires, providerRef);
  }

  /// The same in another provider's hands.
  Attempt with(String other) {
    return new Attempt(id, session, other, amount, state, created, expires, asked, "");
  }
}
