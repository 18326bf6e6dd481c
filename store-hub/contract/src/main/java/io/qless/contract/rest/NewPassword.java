package io.qless.contract.rest;

import java.util.Objects;

/// `PUT /admin/users/{id}/password`, there and back: a password for somebody, whose other logins
/// end. Sent empty, the hub makes one up; the answer is the only time that it is told.
///
/// @param password 8 to 128 characters
public record NewPassword(String password) {
  /// Checks.
  public NewPassword {
    Objects.requireNonNull(password, "password");
  }

  /// Without the password, so that a log can't hold it.
  @Override
  public String toString() {
    return "NewPassword[]";
  }
}
