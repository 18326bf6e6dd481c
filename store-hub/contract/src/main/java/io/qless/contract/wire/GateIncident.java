package io.qless.contract.wire;

import java.time.Instant;

/// Something that happened at a gate and is no redemption. Said to the hub again and again until it
/// acknowledges the number, like a [GateRedeemed], with which it shares the numbers.
///
/// @param kind what happened
/// @param gate where
/// @param by who did it, as far as the gate knows: a name of its file of codes, `button`, or what
///   the hub said; empty if nobody did
/// @param detail in words; may be empty
/// @param at when, by the gate's clock
/// @param offline whether the gate had no connection then
/// @param sequence 1, 2, 3 ... per gate; begins anew with a new disk
public record GateIncident(
    Kind kind, String gate, String by, String detail, Instant at, boolean offline, long sequence) {

  /// Longest text, in characters.
  private static final int MAX_CHARS = 200;

  /// What can happen.
  public enum Kind {
    /// Staff opened it through the hub.
    RELEASED_BY_HUB,
    /// Staff opened it with a release code at its scanner.
    RELEASED_BY_CODE,
    /// Staff opened it with the button beside it.
    RELEASED_BY_BUTTON,
    /// The fire alarm opened it, or a broken wire to it.
    FIRE_ALARM,
    /// The fire alarm is over; it holds again.
    FIRE_ALARM_OVER,
    /// The program stood still and the lock let go.
    STOOD_STILL,
    /// Its clock is too wrong to judge passes.
    CLOCK_WRONG,
    /// Its clock is right again.
    CLOCK_RIGHT
  }

  public GateIncident {
    if (by.length() > MAX_CHARS || detail.length() > MAX_CHARS) {
      throw new IllegalArgumentException("a text of more than " + MAX_CHARS + " characters");
    }
    if (sequence < 1) {
      throw new IllegalArgumentException("a sequence starts at 1, not " + sequence);
    }
  }
}
