package io.qless.contract.rest;

import java.time.Instant;
import java.util.List;

/// `GET /admin/gates/{gate}/journal`: what happened at a gate beside passes, the newest first.
///
/// @param whole whether no row was changed or taken away
/// @param events at most 200
public record GateLog(boolean whole, List<Event> events) {
  /// Copies.
  public GateLog {
    events = List.copyOf(events);
  }

  /// One of them.
  ///
  /// @param kind as gates say it, such as `RELEASED_BY_CODE`; `RELEASE_ORDERED` is the hub's word
  /// @param by who did it; empty if nobody did
  /// @param detail in words; may be empty
  /// @param at when, by the clock of whoever says it
  /// @param offline whether the gate had no connection then
  /// @param sequence the gate's own number; 0 for the hub's words
  public record Event(
      String kind, String by, String detail, Instant at, boolean offline, long sequence) {}
}
