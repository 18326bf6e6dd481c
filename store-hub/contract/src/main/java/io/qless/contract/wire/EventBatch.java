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
/// @param insteadOf what the trolley has and the hub does not know
public record EventBatch(
    SessionId session,
    long acknowledged,
    long revision,
    List<JournalEntry> entries,
    Instead insteadOf) {

  public EventBatch {
    entries = List.copyOf(entries);
  }

  /// A stretch that goes on from what the trolley has.
  public EventBatch(
      SessionId session, long acknowledged, long revision, List<JournalEntry> entries) {
    this(session, acknowledged, revision, entries, Instead.NOTHING);
  }

  /// The hub went back to a saved state, and the trolley asked for what follows a revision that the
  /// trip does not have there: the entries are the trip from its beginning, in place of all that
  /// the trolley had up to this revision. Heard twice or late it fits no revision any more.
  ///
  /// @param revision that the trolley asked from, 0 for nothing
  public record Instead(long revision) {
    /// The usual case.
    public static final Instead NOTHING = new Instead(0);
  }
}
