package io.qless.contract.rest;

import java.util.List;

/// `GET /admin/sessions`: the trips under way, the newest first.
///
/// @param sessions each at a glance
public record SessionList(List<SessionSummary> sessions) {
  /// Copies.
  public SessionList {
    sessions = List.copyOf(sessions);
  }
}
