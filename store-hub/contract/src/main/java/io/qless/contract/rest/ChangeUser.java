package io.qless.contract.rest;

import java.util.Objects;

/// `PUT /admin/users/{id}`: what an account is from now on. Its tokens obey at once.
///
/// @param role what the person may do
/// @param disabled whether nothing may be done with it
public record ChangeUser(UserRole role, boolean disabled) {
  /// Checks.
  public ChangeUser {
    Objects.requireNonNull(role, "role");
  }
}
