package io.qless.contract.rest;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a person with an account may do.
public enum UserRole {
  /// Shops, and sees what is its own.
  @JsonProperty("shopper")
  SHOPPER,
  /// Looks after shoppers: sees every trip, clears holds, ends calls.
  @JsonProperty("attendant")
  ATTENDANT,
  /// Runs the store: all that the admin token may.
  @JsonProperty("admin")
  ADMIN;

  /// As on the wire and the command line.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
