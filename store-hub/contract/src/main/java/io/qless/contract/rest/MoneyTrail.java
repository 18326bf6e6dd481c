package io.qless.contract.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The money of one trip, for whoever must explain it to the paisa.
///
/// @param attempts each try to collect it, the oldest first
/// @param refunds each time it went or goes back, the oldest first
/// @param receivedPaise what came in
/// @param orderPaise what of it is for the order
/// @param backPaise what of it went back or is on its way back, goods that came back included
/// @param brokenRevision the first row of the trip's journal that was changed, 0 if none was
public record MoneyTrail(
    List<Try> attempts,
    List<Back> refunds,
    long receivedPaise,
    long orderPaise,
    long backPaise,
    long brokenRevision) {

  /// Of a hub that does not tell.
  public static final MoneyTrail NONE = new MoneyTrail(List.of(), List.of(), 0, 0, 0, 0);

  /// Copies.
  public MoneyTrail {
    attempts = List.copyOf(attempts);
    refunds = List.copyOf(refunds);
  }

  /// One try.
  ///
  /// @param provider who collects, empty while nobody does
  /// @param state such as `SUCCEEDED`
  /// @param reason in words
  /// @param reference the bank's, empty before payment
  public record Try(
      String attempt,
      String provider,
      String state,
      String reason,
      long askedPaise,
      long receivedPaise,
      String reference,
      Instant at) {
    /// Checks.
    public Try {
      Objects.requireNonNull(attempt, "attempt");
      Objects.requireNonNull(provider, "provider");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(reference, "reference");
      Objects.requireNonNull(at, "at");
    }
  }

  /// Money back.
  ///
  /// @param state `REQUESTED`, `DONE` or `REFUSED`
  /// @param reason in words
  public record Back(
      String refund, String attempt, String state, String reason, long paise, Instant at) {
    /// Checks.
    public Back {
      Objects.requireNonNull(refund, "refund");
      Objects.requireNonNull(attempt, "attempt");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(at, "at");
    }
  }
}
