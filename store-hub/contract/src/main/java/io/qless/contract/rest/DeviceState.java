package io.qless.contract.rest;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/// An enrolled device and how it said it is.
///
/// @param kind what it is
/// @param id its name
/// @param enrolledAt when it got its password
/// @param state `online`, `away`, or `never heard` since the hub was started
/// @param heardAt when it was heard last; the start of 1970 if never
/// @param health what it told by name, such as `scale` = `ok`; counts in plain digits
public record DeviceState(
    DeviceKind kind,
    String id,
    Instant enrolledAt,
    String state,
    Instant heardAt,
    Map<String, String> health) {
  /// Checks and copies.
  public DeviceState {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(enrolledAt, "enrolledAt");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(heardAt, "heardAt");
    health = Map.copyOf(health);
  }
}
