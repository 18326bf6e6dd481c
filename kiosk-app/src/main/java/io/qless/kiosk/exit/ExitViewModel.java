package io.qless.kiosk.exit;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.ExitPassView;
import io.qless.kiosk.trip.Figures;
import java.time.Instant;

/// What the exit page says, decided without JavaFX. Immutable.
///
/// @param token the code to show; empty once its time is over, because the gate would refuse it
/// @param paid `₹1,284.50`
/// @param invoice the invoice's number
/// @param points what was earned, empty for guests
/// @param hint what to do, or that a new pass is on its way
/// @param counting true while its time runs down and is known
public record ExitViewModel(
    String token, String paid, String invoice, String points, String hint, boolean counting) {
  /// Decides what to say at this instant.
  public static ExitViewModel of(ExitPassView pass, Instant now, Messages words) {
    boolean over = Figures.timeLeft(now, pass.expires()).isZero();
    return new ExitViewModel(
        over ? "" : pass.token(),
        Figures.rupees(pass.paidPaise()),
        pass.invoiceNumber(),
        pass.pointsEarned() > 0 ? "+" + pass.pointsEarned() : "",
        words.text(over ? "exit.renewing" : "exit.hint"),
        !over && !pass.expires().equals(Instant.MAX));
  }
}
