package io.qless.gate;

import io.qless.contract.wire.GateIncident;
import java.time.Instant;

/// Something that happened here and is no redemption.
///
/// @param kind what
/// @param by who did it, empty if nobody
/// @param detail in words
/// @param at when, by this gate's clock
/// @param offline whether there was no connection then
/// @param sequence its number here
record Incident(
    GateIncident.Kind kind, String by, String detail, Instant at, boolean offline, long sequence)
    implements Report {

  GateIncident message(String gate) {
    return new GateIncident(kind, gate, by, detail, at, offline, sequence);
  }
}
