package io.qless.kiosk.exit;

import io.qless.kiosk.look.Countdown;
import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Page;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.QrView;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.look.WaitingDots;
import io.qless.kiosk.trip.ExitPassView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The exit page: the signed pass as a code for the gate's scanner, and what was paid. FX thread
/// only.
public final class ExitPage implements Page {
  private final InstantSource clock;
  private final QrView qr = new QrView("exit-qr", "qr-page");
  private final Prose title = Parts.prose("exit-title");
  private final Prose hint = Parts.prose("exit-hint");
  private final Label paidWord = Parts.label("fact-word");
  private final Label paid = Parts.label("fact");
  private final Label invoiceWord = Parts.label("fact-word");
  private final Label invoice = Parts.label("fact");
  private final Label pointsWord = Parts.label("fact-word");
  private final Label points = Parts.label("points");
  private final HBox pointsRow = Parts.row("fact-row", pointsWord, Parts.space(), points);
  private final Countdown countdown = new Countdown();
  private final Prose remaining = Parts.prose("pay-remaining");
  private final Region time = Parts.row("pay-time", countdown, Parts.broad(remaining));
  private final WaitingDots dots = new WaitingDots();
  private final VBox noCode = Parts.column("qr-empty", Icon.CLOCK.node("pay-sign"), dots);
  private final ReceiptSheet receiptSheet = new ReceiptSheet();
  private final Button receipt;
  private final Region root;
  private Messages words = Messages.in(Language.ENGLISH);
  private @Nullable ExitPassView pass;

  /// Built once by the shell.
  public ExitPage(InstantSource clock) {
    this.clock = clock;
    invoice.setId("invoice");
    StackPane card = new StackPane(noCode, qr);
    card.getStyleClass().add("qr-card");
    VBox facts =
        Parts.column(
            "facts",
            Parts.row("fact-row", paidWord, Parts.space(), paid),
            Parts.row("fact-row", invoiceWord, Parts.space(), invoice),
            pointsRow);
    HBox head = Parts.row("exit-head", new StackPane(Icon.DONE.node("exit-sign")), title);
    head.getChildren().getFirst().getStyleClass().add("exit-badge");
    receipt = Parts.wide(Parts.button("receipt", Icon.PHONE, receiptSheet::open, "on-ink"));
    VBox side =
        Parts.growing(Parts.column("pay-side", head, hint, time, Parts.space(), receipt, facts));
    root = Parts.row("page", card, side);
    root.getStyleClass().addAll("page-code", "page-exit");
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public List<Sheet> sheets() {
    return List.of(receiptSheet.sheet());
  }

  @Override
  public void leave() {
    receiptSheet.close();
  }

  @Override
  public void show(TripView view, Messages now) {
    words = now;
    pass = Objects.requireNonNull(view.exitPass());
    String link = view.family().joinText();
    receipt.setText(words.text("receipt"));
    Parts.present(receipt, !link.isEmpty());
    receiptSheet.show(link, words);
    title.setText(words.text("exit.title"));
    paidWord.setText(words.text("exit.paid"));
    pointsWord.setText(words.text("exit.points"));
    invoiceWord.setText(words.text("exit.invoice"));
    remaining.setText(words.text("exit.remaining"));
    tick(clock.instant());
  }

  @Override
  public void tick(Instant now) {
    if (pass == null) {
      return;
    }
    ExitViewModel model = ExitViewModel.of(pass, now, words);
    qr.show(model.token());
    qr.setVisible(!model.token().isEmpty());
    noCode.setVisible(model.token().isEmpty());
    Parts.present(time, model.counting());
    dots.tick(now);
    hint.setText(model.hint());
    paid.setText(model.paid());
    invoice.setText(model.invoice());
    points.setText(model.points());
    Parts.present(pointsRow, !model.points().isEmpty());
    countdown.show(now, pass.expires());
  }
}
