package io.qless.shop.cart;

/// What became of money that is not the plain payment of a bill.
public enum MoneyStep {
  /// Another amount than the bill's is with the provider; staff decide.
  HELD,
  /// It goes back to the payer: the provider is being asked.
  GOES_BACK,
  /// The provider gave it back.
  WENT_BACK,
  /// The provider will not give it back; staff decide.
  NOT_GIVEN_BACK
}
