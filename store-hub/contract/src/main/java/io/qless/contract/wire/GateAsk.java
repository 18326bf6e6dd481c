package io.qless.contract.wire;

/// A gate asks the hub what time it is; the answer is a [GateTime].
///
/// @param number chosen by the gate, repeated in the answer, so that a late one is known
public record GateAsk(long number) {}
