package io.qless.kiosk.trip;

import java.time.Instant;

/// The payment attempt the pay screen shows.
///
/// @param state where the attempt stands
/// @param qrText the provider's QR text, shown unchanged; empty while [State#STARTING]
/// @param amountPaise what is to be paid
/// @param expires when the provider's code stops working; [Instant#MAX] while unknown
/// @param simulated true when no real money moves; the screen says so clearly
public record PaymentView(
    State state, String qrText, long amountPaise, Instant expires, boolean simulated) {
  /// Pending is not failed, and unknown is neither.
  public enum State {
    /// Asked the hub, no code yet.
    STARTING,
    /// Code on the screen, waiting for the payer.
    WAITING,
    /// The provider has not said how it ended; nobody pays twice.
    CHECKING,
    /// The provider said no; the shopper may try again.
    FAILED,
    /// Nobody paid in time; the shopper may ask for a new code.
    EXPIRED,
    /// Paid; the exit pass is on its way.
    PAID
  }
}
