package io.qless.shop.cart;

import java.time.Instant;

/// One event at its place in the session's journal.
///
/// @param revision place, 1, 2, 3 ... without a gap
/// @param source whose command led to it
/// @param number number of that command
/// @param at when the deciding side decided
/// @param event what happened
public record JournalEntry(long revision, Source source, long number, Instant at, Event event) {}
