package io.qless.contract.rest;

import java.util.Objects;

/// `POST /admin/sessions/{id}/buyer`: who buys, for an invoice that must tell.
///
/// @param address in one line
/// @param state GST code of the state, two digits such as `29`
public record BuyerName(String name, String address, String state) {
  /// Checks.
  public BuyerName {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(state, "state");
  }
}
