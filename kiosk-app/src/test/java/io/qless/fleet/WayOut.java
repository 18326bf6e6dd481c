package io.qless.fleet;

import io.qless.fleet.Shopper.Surrounding;
import io.qless.kiosk.Kiosk;
import io.qless.kiosk.trip.ExitPassView;
import io.qless.kiosk.trip.PaymentView;
import io.qless.kiosk.trip.TripView;
import java.time.Duration;
import java.util.Objects;

/// From the full basket through bill and payment to the gate, whatever stands on the screen next:
/// the hub may be away at any moment. Of one trip, on the shopper's thread.
final class WayOut {

  /// Longer than the hub is ever away, and than a code to pay with lives.
  private static final Duration LIMIT = Duration.ofMinutes(6);

  /// How long a shopper looks before doing the same thing again.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Kiosk kiosk;
  private final Glance glance;
  private final Surrounding around;
  private final TripNote note;

  WayOut(Kiosk kiosk, Glance glance, Surrounding around, TripNote note) {
    this.kiosk = kiosk;
    this.glance = glance;
    this.around = around;
    this.note = note;
  }

  /// @throws IllegalStateException if the gate does not open in time
  void leave() throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    boolean gone = false;
    while (!gone) {
      TripView view = glance.now().orElseThrow();
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(
            note.trolley()
                + " does not get out: "
                + view.screen()
                + ", online "
                + view.online()
                + ", "
                + view.payment()
                + ", "
                + view.care());
      }
      gone = step(view);
      if (!gone) {
        glance.sees(next -> isNews(view, next), PATIENCE);
      }
    }
    note.ended(TripNote.End.LEFT);
    kiosk.fingers().finish();
  }

  private static boolean isNews(TripView before, TripView next) {
    return next.screen() != before.screen()
        || next.online() != before.online()
        || !Objects.equals(next.payment(), before.payment())
        || !next.care().holds().equals(before.care().holds());
  }

  /// @return whether the shopper is outside
  private boolean step(TripView view) throws InterruptedException {
    switch (view.screen()) {
      case SHOPPING -> kiosk.fingers().checkout();
      case BILL -> bill(view);
      case PAY -> pay(Objects.requireNonNull(view.payment()));
      case EXIT_PASS -> {
        ExitPassView pass = Objects.requireNonNull(view.exitPass());
        note.paid(pass.paidPaise(), view.basket());
        around.street().leave(pass.token());
      }
      case FAREWELL -> {
        return true;
      }
      case WELCOME -> {
        if (note.paidPaise() > 0) {
          return true; // the farewell was over before anybody looked
        }
        throw new IllegalStateException(note.trolley() + " forgot its trip " + note.session());
      }
      case STARTING, SPLIT, OUT_OF_SERVICE ->
          throw new IllegalStateException("on the way out: " + view.screen());
    }
    return false;
  }

  private void bill(TripView view) {
    if (!view.care().holds().isEmpty()) {
      around.tally().helped();
      around.hub().clearHolds(note.session());
    } else if (view.online()) {
      kiosk.fingers().pay();
    }
  }

  private void pay(PaymentView payment) throws InterruptedException {
    switch (payment.state()) {
      case WAITING -> around.street().pay(payment.qrText());
      case FAILED, EXPIRED -> kiosk.fingers().pay();
      case STARTING, CHECKING, PAID -> {}
    }
  }
}
