package io.qless.contract.wire;

import io.qless.shop.cart.SessionId;

/// A trolley asks for what it missed.
///
/// @param session which trip
/// @param afterRevision last revision that the trolley has
public record JournalRequest(SessionId session, long afterRevision) {}
