package io.qless.contract.rest;

import java.util.Objects;

/// `POST /admin/users`: makes an account. The answer is a [UserSummary]; asking again for the same
/// account changes nothing.
///
/// @param login phone number or e-mail address
/// @param name how others call the person, may be empty
/// @param role what the person may do
public record AddUser(String login, String name, UserRole role) {
  /// Checks.
  public AddUser {
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
  }
}
