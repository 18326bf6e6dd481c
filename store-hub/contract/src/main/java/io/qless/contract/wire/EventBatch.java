package io.qless.contract.wire;

import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import java.util.List;

/// A stretch of a session's journal for its trolley.
///
/// @param session which trip
/// @param acknowledged number of the last trolley command that stands in the journal; all up to it
///   may be forgotten
/// @param revision revision of the session at the hub when this was sent
/// @param entries consecutive entries, may be empty
public record EventBatch(
    SessionId session, long acknowledged, long revision, List<JournalEntry> entries) {

  public EventBatch {
    entries = List.copyOf(entries);
  }
}
