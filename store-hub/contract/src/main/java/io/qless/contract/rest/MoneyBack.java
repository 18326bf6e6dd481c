package io.qless.contract.rest;

import java.util.Objects;

/// Answer to `POST /admin/payments/{attempt}/give-back`.
///
/// @param paise what goes back
public record MoneyBack(String attempt, long paise) {
  /// Checks.
  public MoneyBack {
    Objects.requireNonNull(attempt, "attempt");
  }
}
