package io.qless.contract.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// `GET /admin/actions`: what staff changed through the hub's doors, the newest first.
///
/// @param actions at most 200
public record StaffActions(List<Action> actions) {
  /// Copies.
  public StaffActions {
    actions = List.copyOf(actions);
  }

  /// One of them.
  ///
  /// @param at when
  /// @param who id of the account, or `admin` for the admin token
  /// @param what method and path, such as `POST /admin/devices`
  public record Action(Instant at, String who, String what) {
    /// Checks.
    public Action {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(who, "who");
      Objects.requireNonNull(what, "what");
    }
  }
}
