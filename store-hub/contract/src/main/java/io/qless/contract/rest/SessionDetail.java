package io.qless.contract.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// `GET /admin/sessions/{id}`: one trip in full, for staff who must understand it.
///
/// @param summary the trip at a glance
/// @param cart the cart view the phones get as well; kept as JSON so that a reader older than the
///   hub still shows what it knows
/// @param journal every event so far, the oldest first
/// @param trace how the bill came about
/// @param money where its money is
public record SessionDetail(
    SessionSummary summary,
    JsonNode cart,
    List<JournalLine> journal,
    PriceTrace trace,
    MoneyTrail money) {
  /// Checks and copies.
  public SessionDetail {
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(cart, "cart");
    journal = List.copyOf(journal);
  }

  /// One event of the trip.
  ///
  /// @param revision its number, without gaps from 1
  /// @param at when the hub took it in
  /// @param source who caused it, such as `trolley` or `attendant:meena`
  /// @param type such as `ItemAdded`
  /// @param text what happened, in one line for a person
  public record JournalLine(long revision, Instant at, String source, String type, String text) {
    /// Checks.
    public JournalLine {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(text, "text");
    }
  }
}
