package io.qless.gate;

/// What the hub must hear of, and hears again and again until it has acknowledged the number.
sealed interface Report permits PassUse, Incident {

  /// Number at this gate; redemptions and incidents share the row.
  long sequence();
}
