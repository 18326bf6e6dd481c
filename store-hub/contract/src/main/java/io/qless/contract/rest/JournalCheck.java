package io.qless.contract.rest;

import java.util.List;
import java.util.Objects;

/// `GET /admin/journal/check`: whether the journals of some trips are as they were written.
///
/// @param trips how many were looked at
/// @param rows of theirs
/// @param broken where something was changed
/// @param next the trip behind which the next page begins, empty after the last
public record JournalCheck(long trips, long rows, List<Broken> broken, String next) {

  /// Copies.
  public JournalCheck {
    broken = List.copyOf(broken);
    Objects.requireNonNull(next, "next");
  }

  /// A trip whose journal was changed.
  ///
  /// @param revision of the first row that does not fit
  /// @param words what does not fit
  public record Broken(String session, long revision, String words) {
    /// Checks.
    public Broken {
      Objects.requireNonNull(session, "session");
      Objects.requireNonNull(words, "words");
    }
  }
}
