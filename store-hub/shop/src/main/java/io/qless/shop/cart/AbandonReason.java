package io.qless.shop.cart;

/// Why the hub ended a trip that nobody ended.
public enum AbandonReason {
  /// Another trip began on its trolley.
  NEW_TRIP,
  /// Neither trolley nor phone gave a sign of life for as long as the store waits.
  NO_SIGN_OF_LIFE
}
