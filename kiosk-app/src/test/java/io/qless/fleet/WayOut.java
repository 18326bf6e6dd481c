package io.qless.fleet;

import io.qless.fleet.Shopper.Surrounding;
import io.qless.kiosk.Kiosk;
import io.qless.kiosk.trip.ExitPassView;
import io.qless.kiosk.trip.PaymentView;
import io.qless.kiosk.trip.TripView;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From the full basket through bill and payment to the gate, whatever stands on the screen next:
/// the hub may be away at any moment. Of one trip, on the shopper's thread.
final class WayOut {

  private static final Logger LOG = LoggerFactory.getLogger(WayOut.class);

  /// Longer than the hub is ever away, and than a code to pay with lives.
  private static final Duration LIMIT = Duration.ofMinutes(6);

  /// Nobody waits for so long unless something is wrong: then it is written down what stands there.
  private static final Duration STRANGE = Duration.ofSeconds(25);

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
    long begun = System.nanoTime();
    long strange = begun + STRANGE.toNanos();
    boolean gone = false;
    while (!gone) {
      TripView view = glance.now().orElseThrow();
      if (System.nanoTime() - begun > LIMIT.toNanos()) {
        throw new IllegalStateException(words(view));
      }
      if (System.nanoTime() - strange > 0) {
        LOG.warn("{}", words(view));
        strange += STRANGE.toNanos();
      }
      gone = step(view);
      if (!gone) {
        glance.sees(next -> isNews(view, next), PATIENCE);
      }
    }
    note.ended(TripNote.End.LEFT);
    kiosk.fingers().finish();
  }

  private String words(TripView view) {
    return note.trolley()
        + " does not get out of "
        + note.session()
        + ": "
        + view.screen()
        + ", online "
        + view.online()
        + ", waiting "
        + kiosk.waiting()
        + ", "
        + view.payment()
        + ", "
        + view.care();
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
