package io.qless.hub.auth;

import io.qless.contract.rest.UserRole;
import io.qless.contract.rest.UserSummary;
import java.time.Instant;

/// A person that the hub knows. A value; what it says was true when it was read.
///
/// @param id random, hexadecimal; its name in journals
/// @param login in the form of [LoginName]
/// @param name how others call the person, may be empty
/// @param passwordHash in PHC form, empty if there is no password
/// @param disabled whether nothing may be done with it
public record Account(
    String id,
    String login,
    String name,
    UserRole role,
    String passwordHash,
    boolean disabled,
    Instant createdAt) {

  /// As the participants of a trip have it.
  static final int MAX_NAME_CHARS = 40;

  /// What staff may see of it.
  public UserSummary summary() {
    return new UserSummary(id, login, name, role, disabled, !passwordHash.isEmpty(), createdAt);
  }

  /// Without login, name and hash, so that a log can't hold them.
  @Override
  public String toString() {
    return "Account[" + id + ' ' + role + ']';
  }
}
