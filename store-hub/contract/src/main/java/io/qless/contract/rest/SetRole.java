package io.qless.contract.rest;

import java.util.Objects;

/// `PUT /admin/users/{user}/role`: what a person may do from now on. Tokens that are out obey at
/// once.
///
/// @param role the new one
public record SetRole(UserRole role) {
  /// Checks.
  public SetRole {
    Objects.requireNonNull(role, "role");
  }
}
