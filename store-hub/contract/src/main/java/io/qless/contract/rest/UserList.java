package io.qless.contract.rest;

import java.util.List;

/// `GET /admin/users`: accounts, by login.
///
/// @param users at most 1,000
public record UserList(List<UserSummary> users) {
  /// Copies.
  public UserList {
    users = List.copyOf(users);
  }
}
