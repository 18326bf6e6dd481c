package io.qless.shop.cart;

import java.time.Instant;

/// Somebody who waits to be let into a trip.
///
/// @param who is not in the trip yet
/// @param at when he asked
public record JoinRequest(Participant who, Instant at) {}
