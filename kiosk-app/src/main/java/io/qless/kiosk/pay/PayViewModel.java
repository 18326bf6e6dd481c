package io.qless.kiosk.pay;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.PaymentView;
import io.qless.kiosk.trip.PaymentView.State;
import java.time.Instant;

/// What the pay page says, decided without JavaFX. Immutable, made anew for each view and when time
/// runs out.
///
/// @param state the attempt's state; a waiting one whose time is over is being checked, until the
///   hub says more
/// @param title what is going on
/// @param text what to do
/// @param amountWord that the amount is to be paid, or has been
/// @param amount what is to be paid
/// @param qrText the code to show, empty when none may be scanned now
/// @param again true where asking for a new code is right
/// @param busy true while something is under way without the shopper
/// @param counting true while the code's time runs down and is known
public record PayViewModel(
    State state,
    String title,
    String text,
    String amountWord,
    String amount,
    String qrText,
    boolean again,
    boolean busy,
    boolean counting) {
  /// Decides what to say at this instant.
  public static PayViewModel of(PaymentView payment, Instant now, Messages words) {
    boolean over = Figures.timeLeft(now, payment.expires()).isZero();
    State state = payment.state() == State.WAITING && over ? State.CHECKING : payment.state();
    boolean waiting = state == State.WAITING;
    String said = "pay." + (waiting && isPage(payment.qrText()) ? "PAGE" : state);
    return new PayViewModel(
        state,
        words.text(said + ".title"),
        words.text(said + ".text"),
        words.text(state == State.PAID ? "exit.paid" : "pay.amount"),
        Figures.rupees(payment.amountPaise()),
        waiting ? payment.qrText() : "",
        state == State.FAILED || state == State.EXPIRED,
        state == State.STARTING || state == State.CHECKING || state == State.PAID,
        waiting && !payment.expires().equals(Instant.MAX));
  }

  /// Some providers give no UPI code but the address of a page, which a UPI app can't read.
  private static boolean isPage(String code) {
    return code.startsWith("https://");
  }
}
