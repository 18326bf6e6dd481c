package io.qless.shop.cart;

import io.qless.shop.money.Money;
import java.time.Instant;

/// What one payer is asked for of a split bill.
///
/// @param number 1, 2, 3 ... in the order in which the trolley shows them
/// @param payer a phone of the trip, or the trolley for somebody without one
/// @param standing how far its money is
public record Share(int number, Source payer, Money amount, Standing standing) {

  /// How far the money of a share is.
  public sealed interface Standing {
    /// Name of the last attempt to collect it.
    String attempt();
  }

  /// The provider was asked for a code.
  public record Asked(String attempt) implements Standing {}

  /// The payer can pay.
  ///
  /// @param expires when the code stops working
  public record Payable(String attempt, String qr, boolean simulated, Instant expires)
      implements Standing {}

  /// The last attempt ended without money; another one may be asked for.
  public record Failed(String attempt, String reason) implements Standing {}

  /// The money is here and waits for the others.
  public record Paid(String attempt, String reference, Instant at, boolean simulated)
      implements Standing {}

  public boolean isPaid() {
    return standing instanceof Paid;
  }

  /// Whether an attempt is under way that could bring money.
  public boolean isOpen() {
    return standing instanceof Asked || standing instanceof Payable;
  }

  Share with(Standing other) {
    return new Share(number, payer, amount, other);
  }
}
