package io.qless.contract.rest;

import java.time.Instant;
import java.util.Objects;

/// One account at a glance.
///
/// @param id its name in journals, as in `attendant:<id>`
/// @param login phone number (E.164) or e-mail address
/// @param name may be empty
/// @param role what the person may do
/// @param disabled whether nothing may be done with it
/// @param password whether it has a password; without one it is opened by one-time codes
/// @param createdAt when it was made
public record UserSummary(
    String id,
    String login,
    String name,
    UserRole role,
    boolean disabled,
    boolean password,
    Instant createdAt) {
  /// Checks.
  public UserSummary {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(createdAt, "createdAt");
  }
}
