package io.qless.shop.cart;

/// Where a trip stands.
public enum Phase {
  /// Not begun.
  NEW,
  /// Goods go in and out.
  SHOPPING,
  /// The bill is frozen.
  CHECKOUT,
  /// A payment attempt is open.
  PAYING,
  /// Paid; the exit pass is good.
  PAID,
  /// Through the gate.
  LEFT,
  /// Ended without buying.
  CANCELLED,
  /// Ended by the time limit.
  ABANDONED;

  /// Whether the trolley is still on this trip.
  public boolean isOpen() {
    return switch (this) {
      case SHOPPING, CHECKOUT, PAYING, PAID -> true;
      case NEW, LEFT, CANCELLED, ABANDONED -> false;
    };
  }
}
