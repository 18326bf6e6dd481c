package io.qless.kiosk.pay;

import io.qless.kiosk.look.Countdown;
import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Page;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.QrView;
import io.qless.kiosk.look.WaitingDots;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.PaymentView;
import io.qless.kiosk.trip.PaymentView.State;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The pay page: the code on the left, amount, state and time on the right. FX thread only.
public final class PayPage implements Page {
  private static final PseudoClass NO_CODE = PseudoClass.getPseudoClass("no-code");
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
  private static final PseudoClass PAID = PseudoClass.getPseudoClass("paid");

  private final InstantSource clock;
  private final QrView qr = new QrView("pay-qr", "qr-page");
  private final Pane sign = Icon.CLOCK.node("pay-sign");
  private final StackPane badge = new StackPane(sign);
  private final WaitingDots dots = new WaitingDots();
  private final VBox noCode = Parts.column("qr-empty", badge, dots);
  private final StackPane card = new StackPane(noCode, qr);
  private final Prose simulated = Parts.prose("simulated-text");
  private final StackPane simulatedMark = new StackPane(simulated);
  private final Prose title = Parts.prose("pay-title");
  private final Label amountWord = Parts.label("total-word");
  private final Label amount = Parts.label("pay-amount");
  private final Prose text = Parts.prose("pay-text");
  private final Label remaining = Parts.label("pay-remaining");
  private final Countdown countdown = new Countdown();
  private final Region time = Parts.row("pay-time", countdown, remaining);
  private final Button again;
  private final Button cancel;
  private final Region root;
  private Messages words = Messages.in(Language.ENGLISH);
  private @Nullable PaymentView payment;

  /// Built once by the shell.
  public PayPage(TripActions actions, InstantSource clock) {
    this.clock = clock;
    again = Parts.wide(Parts.button("pay-again", Icon.PHONE, actions::pay, "cta", "big"));
    cancel = Parts.wide(Parts.button("pay-cancel", Icon.BACK, actions::cancelPayment, "quiet"));
    simulatedMark.setId("simulated");
    simulatedMark.getStyleClass().add("simulated");
    amount.setId("pay-amount");
    amount.setMinWidth(Region.USE_PREF_SIZE);
    badge.getStyleClass().add("pay-badge");
    card.getStyleClass().add("qr-card");
    VBox side =
        Parts.growing(
            Parts.column(
                "pay-side",
                simulatedMark,
                Parts.space(),
                Parts.column("pay-sum", amountWord, amount),
                title,
                text,
                time,
                Parts.space(),
                again,
                cancel));
    root = Parts.row("page", card, side);
    root.getStyleClass().add("page-code");
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public void show(TripView view, Messages now) {
    words = now;
    payment = Objects.requireNonNull(view.payment());
    simulated.setText(words.text("pay.simulated"));
    Parts.present(simulatedMark, payment.simulated());
    remaining.setText(words.text("pay.remaining"));
    again.setText(words.text("pay.again"));
    cancel.setText(words.text("pay.cancel"));
    tick(clock.instant());
  }

  @Override
  public void tick(Instant now) {
    if (payment == null) {
      return;
    }
    PayViewModel model = PayViewModel.of(payment, now, words);
    title.setText(model.title());
    text.setText(model.text());
    amountWord.setText(model.amountWord());
    amount.setText(model.amount());
    qr.show(model.qrText());
    qr.setVisible(!model.qrText().isEmpty());
    noCode.setVisible(model.qrText().isEmpty());
    Icon.change(sign, signOf(model.state()));
    Parts.present(dots, model.busy());
    dots.tick(now);
    card.pseudoClassStateChanged(NO_CODE, model.qrText().isEmpty());
    card.pseudoClassStateChanged(REFUSED, model.again());
    card.pseudoClassStateChanged(PAID, model.state() == State.PAID);
    Parts.present(again, model.again());
    Parts.present(cancel, model.state() != State.PAID);
    Parts.present(time, model.counting());
    countdown.show(now, payment.expires());
  }

  private static Icon signOf(State state) {
    return switch (state) {
      case STARTING, WAITING -> Icon.PHONE;
      case CHECKING, EXPIRED -> Icon.CLOCK;
      case FAILED -> Icon.CLOSE;
      case PAID -> Icon.DONE;
    };
  }
}
