package io.qless.contract.rest;

import java.util.Objects;

/// Answer to [StaffEntry]: who it is, and what opens the doors of staff until it ends.
///
/// @param name how others call the person
/// @param accessToken for `Authorization: Bearer`
/// @param expiresInSeconds how long it counts
public record StaffEntered(String name, String accessToken, long expiresInSeconds) {

  /// Checks.
  public StaffEntered {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(accessToken, "accessToken");
  }

  /// Without the token, so that a log can't hold it.
  @Override
  public String toString() {
    return "StaffEntered[" + name + ']';
  }
}
