package io.qless.contract.wire;

import java.time.Instant;

/// A gate has let somebody out with this pass. Said to the hub and to the other gates, again and
/// again until the hub acknowledges the number; whoever hears it knows a repeat by the pass id.
///
/// @param jti id of the pass
/// @param session the trip that left
/// @param gate where
/// @param at when, by the gate's clock
/// @param offline whether the gate had no connection when it decided
/// @param sequence 1, 2, 3 ... per gate; begins anew with a new disk
public record GateRedeemed(
    String jti, String session, String gate, Instant at, boolean offline, long sequence) {

  /// Longest pass id and session id, in characters.
  private static final int MAX_ID_CHARS = 64;

  public GateRedeemed {
    if (jti.isEmpty() || jti.length() > MAX_ID_CHARS || session.length() > MAX_ID_CHARS) {
      throw new IllegalArgumentException("a pass or session id of a wrong length");
    }
    if (sequence < 1) {
      throw new IllegalArgumentException("a sequence starts at 1, not " + sequence);
    }
  }
}
