package io.qless.kiosk.trip;

import java.time.Instant;
import java.util.List;

/// A bill that several people pay: each share with its own code, and how much of it is in.
///
/// @param shares in the order of their numbers
/// @param paidPaise what has come in
/// @param duePaise what all of them come to
/// @param until when what is missing has come too late
public record SplitView(List<Share> shares, long paidPaise, long duePaise, Instant until) {
  public SplitView {
    shares = List.copyOf(shares);
  }

  /// One payer's part.
  ///
  /// @param number from 1
  /// @param name of the phone that pays it, empty for whoever pays at the trolley
  /// @param state as of a payment; never [PaymentView.State#EXPIRED]
  /// @param qrText the provider's QR text, shown unchanged; empty unless it waits for the payer
  /// @param simulated true when no real money moves
  public record Share(
      int number,
      String name,
      long paise,
      PaymentView.State state,
      String qrText,
      boolean simulated) {}
}
