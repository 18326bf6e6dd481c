package io.qless.kiosk.pay;

import io.qless.kiosk.look.Countdown;
import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Page;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.QrView;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.look.WaitingDots;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.PaymentView.State;
import io.qless.kiosk.trip.SplitView;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The page of a split bill: the code of one share on the left, all shares and what of the bill is
/// in on the right. A tap on a share shows its code. FX thread only.
public final class SplitPage implements Page {
  private static final PseudoClass NO_CODE = PseudoClass.getPseudoClass("no-code");
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
  private static final PseudoClass PAID = PseudoClass.getPseudoClass("paid");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final TripActions actions;
  private final InstantSource clock;
  private final QrView qr = new QrView("split-qr", "qr-page");
  private final Pane sign = Icon.PHONE.node("pay-sign");
  private final WaitingDots dots = new WaitingDots();
  private final Button again;
  private final VBox noCode;
  private final StackPane card;
  private final Prose simulated = Parts.prose("simulated-text");
  private final StackPane simulatedMark = new StackPane(simulated);
  private final Label progress = Parts.label("split-progress");
  private final ProgressBar bar = new ProgressBar(0);
  private final Prose title = Parts.prose("pay-title");
  private final Prose text = Parts.prose("pay-text");
  private final VBox rows = Parts.column("split-shares");
  private final ScrollPane scroll = new ScrollPane(rows);
  private final Countdown countdown = new Countdown();
  private final Button cancel;
  private final GiveUpSheet asking;
  private final Region root;
  private Messages words = Messages.in(Language.ENGLISH);
  private @Nullable SplitView split;
  private @Nullable SplitViewModel shown;
  private int wanted;

  /// Built once by the shell.
  public SplitPage(TripActions actions, InstantSource clock) {
    this.actions = actions;
    this.clock = clock;
    again = Parts.button("share-again", Icon.PHONE, this::payAgain, "cta");
    cancel = Parts.button("split-give-up", Icon.BACK, this::giveUp, "quiet");
    asking = new GiveUpSheet(actions);
    StackPane badge = new StackPane(sign);
    badge.getStyleClass().add("pay-badge");
    noCode = Parts.column("qr-empty", badge, dots, again);
    card = new StackPane(noCode, qr);
    card.getStyleClass().add("qr-card");
    simulatedMark.setId("split-simulated");
    simulatedMark.getStyleClass().add("simulated");
    progress.setId("split-progress");
    progress.setMinWidth(Region.USE_PREF_SIZE);
    bar.getStyleClass().add("split-bar");
    scroll.getStyleClass().add("split-scroll");
    scroll.setFitToWidth(true);
    scroll.setPannable(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox side =
        Parts.growing(
            Parts.column(
                "pay-side",
                simulatedMark,
                progress,
                Parts.wide(bar),
                title,
                text,
                Parts.growing(scroll),
                Parts.row("pay-time", countdown, Parts.broad(cancel))));
    side.getStyleClass().add("split-side");
    root = Parts.row("page", card, side);
    root.getStyleClass().add("page-code");
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public List<Sheet> sheets() {
    return List.of(asking.sheet());
  }

  @Override
  public void show(TripView view, Messages now) {
    words = now;
    split = Objects.requireNonNull(view.split());
    asking.show(split, words);
    simulated.setText(words.text("pay.simulated"));
    again.setText(words.text("pay.again"));
    cancel.setText(words.text("split.give-up"));
    again.setDisable(!view.online());
    tick(clock.instant());
  }

  @Override
  public void tick(Instant now) {
    SplitView stands = split;
    if (stands == null) {
      return;
    }
    boolean over = Figures.timeLeft(now, stands.until()).isZero();
    SplitViewModel model = SplitViewModel.of(stands, wanted, over, words);
    countdown.show(now, stands.until());
    dots.tick(now);
    if (!model.equals(shown)) {
      shown = model;
      draw(model);
    }
  }

  @Override
  public void leave() {
    asking.close();
    wanted = 0;
    shown = null;
  }

  private void draw(SplitViewModel model) {
    Parts.present(simulatedMark, model.simulated());
    progress.setText(model.progress());
    bar.setProgress(model.paidPercent() / 100.0);
    title.setText(model.title());
    text.setText(model.text());
    boolean code = !model.qrText().isEmpty();
    qr.show(model.qrText());
    qr.setVisible(code);
    noCode.setVisible(!code);
    Icon.change(sign, signOf(model.state()));
    Parts.present(dots, model.state() == State.STARTING || model.state() == State.CHECKING);
    Parts.present(again, model.state() == State.FAILED);
    card.pseudoClassStateChanged(NO_CODE, !code);
    card.pseudoClassStateChanged(REFUSED, model.state() == State.FAILED);
    card.pseudoClassStateChanged(PAID, model.state() == State.PAID);
    List<Node> shares = new ArrayList<>();
    for (SplitViewModel.Row row : model.rows()) {
      shares.add(share(row, row.number() == model.chosen()));
    }
    rows.getChildren().setAll(shares);
    int last = model.rows().size() - 1;
    scroll.setVvalue(last < 1 ? 0 : (model.chosen() - 1.0) / last);
  }

  private Node share(SplitViewModel.Row row, boolean chosen) {
    Button button = Parts.wide(Parts.button("share-" + row.number(), () -> choose(row), "share"));
    Label name = Parts.label("person-name");
    name.setText(row.name());
    name.setMinWidth(0);
    Label standing = Parts.label("share-standing");
    standing.setText(row.standing());
    Label amount = Parts.label("split-part");
    amount.setText(row.amount());
    amount.setMinWidth(Region.USE_PREF_SIZE);
    HBox content =
        Parts.row(
            "split-row",
            signOf(row.state()).node("icon"),
            Parts.growing(Parts.column("share-texts", name, standing)),
            amount);
    content.setMouseTransparent(true);
    button.setGraphic(content);
    content.prefWidthProperty().bind(button.widthProperty().subtract(32));
    button.pseudoClassStateChanged(CHOSEN, chosen);
    button.pseudoClassStateChanged(PAID, row.state() == State.PAID);
    button.pseudoClassStateChanged(REFUSED, row.state() == State.FAILED);
    return button;
  }

  private void choose(SplitViewModel.Row row) {
    wanted = row.number();
    tick(clock.instant());
  }

  /// Nobody loses anything as long as nobody paid.
  private void giveUp() {
    if (split != null && split.paidPaise() > 0) {
      asking.open();
    } else {
      actions.cancelPayment();
    }
  }

  private void payAgain() {
    SplitViewModel model = shown;
    if (model != null) {
      actions.payShare(model.chosen());
    }
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
