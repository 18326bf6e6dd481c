package io.qless.contract.rest;

import java.util.Objects;

/// Answer to [MemberEntry].
///
/// @param name how others call the person; may be empty
public record MemberEntered(String name) {

  /// Checks.
  public MemberEntered {
    Objects.requireNonNull(name, "name");
  }
}
