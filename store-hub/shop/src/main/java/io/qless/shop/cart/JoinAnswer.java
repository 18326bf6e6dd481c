package io.qless.shop.cart;

/// What became of somebody who asked to join.
public enum JoinAnswer {
  /// Welcome.
  YES,
  /// Whoever holds the trolley said no.
  NO,
  /// Nobody answered in time; said by the hub alone.
  TOO_LATE
}
