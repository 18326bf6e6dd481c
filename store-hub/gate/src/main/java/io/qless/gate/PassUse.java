package io.qless.gate;

import java.time.Instant;

/// One pass that was used up, here or at another gate.
///
/// @param passId id of the pass
/// @param session the trip that left
/// @param gate where
/// @param at when, by that gate's clock
/// @param offline whether that gate had no connection then
/// @param sequence number of the redemption at that gate
/// @param keepUntil the pass can't open anything afterwards, so it may be forgotten
record PassUse(
    String passId,
    String session,
    String gate,
    Instant at,
    boolean offline,
    long sequence,
    Instant keepUntil)
    implements Report {}
