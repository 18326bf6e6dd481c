package io.qless.contract.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// `GET /admin/alerts`: what staff must look at and nobody has settled.
///
/// @param alerts the newest first, at most 200
public record AlertList(List<Entry> alerts) {
  /// Copies.
  public AlertList {
    alerts = List.copyOf(alerts);
  }

  /// One of them.
  ///
  /// @param id its number
  /// @param kind stable name of what is wrong, such as `PASS_USED_TWICE`
  /// @param subject id of what it is about: a payment attempt, a pass, a trip, a gate
  /// @param detail in words, for staff
  /// @param at when it was found
  public record Entry(long id, String kind, String subject, String detail, Instant at) {
    /// Checks.
    public Entry {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(at, "at");
    }
  }
}
