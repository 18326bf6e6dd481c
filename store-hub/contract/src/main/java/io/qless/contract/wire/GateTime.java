package io.qless.contract.wire;

import java.time.Instant;

/// The hub tells a gate what time it is.
///
/// @param number of the question
/// @param at the hub's clock when it answered
public record GateTime(long number, Instant at) {}
