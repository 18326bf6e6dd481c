package io.qless.kiosk.assist;

import io.qless.kiosk.assist.AssistViewModel.AnswerButton;
import io.qless.kiosk.assist.AssistViewModel.Kind;
import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.CareView.Question.Answer;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The one sheet that may lie over every page: help on its way, a question of the guard, or what
/// staff must clear. FX thread only; lives as long as the shell.
public final class AssistLayer {
  private final TripActions actions;
  private final Pane sign = Icon.HELP.node("assist-sign");
  private final Prose title = Parts.prose("sheet-title");
  private final VBox texts = Parts.column("assist-texts");
  private final Label measured = Parts.label("measured");
  private final HBox buttons = Parts.row("assist-buttons");
  private final Sheet sheet;
  private AssistViewModel shown = new AssistViewModel(Kind.NONE, "", List.of(), "", "", List.of());
  private boolean lookAtHelp;
  private @Nullable TripView latest;
  private Messages words = Messages.in(io.qless.kiosk.trip.Language.ENGLISH);

  /// Built once by the shell.
  public AssistLayer(TripActions actions) {
    this.actions = actions;
    StackPane badge = new StackPane(sign);
    badge.getStyleClass().add("assist-badge");
    HBox head = Parts.row("assist-head", badge, Parts.broad(title));
    sheet = new Sheet("assist-sheet", Parts.column("assist-card", head, texts, measured, buttons));
  }

  /// The sheet, to be laid over all pages.
  public Sheet sheet() {
    return sheet;
  }

  /// The shopper wants to see the call for help, or is done with it.
  public void openHelp() {
    lookAtHelp(true);
  }

  private void lookAtHelp(boolean look) {
    lookAtHelp = look;
    TripView view = latest;
    if (view != null) {
      show(view, words);
    }
  }

  /// Shows what this moment needs.
  public void show(TripView view, Messages now) {
    latest = view;
    lookAtHelp &= view.care().helpCalled();
    AssistViewModel model = AssistViewModel.of(view, now, lookAtHelp);
    if (model.equals(shown) && now.equals(words)) {
      return;
    }
    shown = model;
    words = now;
    title.setText(model.title());
    Icon.change(sign, signOf(model.kind()));
    texts.getChildren().setAll(model.texts().stream().map(AssistLayer::paragraph).toList());
    measured.setText(model.measured());
    Parts.present(measured, !model.measured().isEmpty());
    buttons.getChildren().setAll(buttons(model));
    sheet.open(model.kind() != Kind.NONE);
  }

  private static Prose paragraph(String text) {
    Prose label = Parts.prose("sheet-text");
    label.setText(text);
    return label;
  }

  private List<Button> buttons(AssistViewModel model) {
    return switch (model.kind()) {
      case NONE -> List.of();
      case HELP ->
          List.of(
              button("help-cancel", "help.cancel", actions::cancelHelp, "quiet"),
              button("help-go-on", "help.go-on", () -> lookAtHelp(false), "cta"));
      case QUESTION, JOIN -> answers(model);
      case HOLDS ->
          List.of(
              button("hold-back", "bill.back", actions::backToShopping, "quiet"),
              button("hold-help", "help.call", actions::callHelp, "cta"));
      case HOLDS_CALLED ->
          List.of(
              button("help-cancel", "help.cancel", actions::cancelHelp, "quiet"),
              button("hold-back", "bill.back", actions::backToShopping, "cta"));
    };
  }

  private List<Button> answers(AssistViewModel model) {
    List<Button> all = new ArrayList<>();
    for (AnswerButton answer : model.answers()) {
      Button button =
          Parts.growing(
              Parts.button(
                  answer.id(),
                  () -> actions.answer(model.questionId(), answer.answer()),
                  all.isEmpty() && answer.answer() != Answer.CALL_HELP ? "cta" : "quiet"));
      button.setText(answer.text());
      all.add(button);
    }
    return all;
  }

  private Button button(String id, String key, Runnable action, String style) {
    Button button = Parts.growing(Parts.button(id, action, style));
    button.setText(words.text(key));
    return button;
  }

  private static Icon signOf(Kind kind) {
    return switch (kind) {
      case NONE, HELP -> Icon.HELP;
      case QUESTION -> Icon.SCALE;
      case JOIN -> Icon.TOGETHER;
      case HOLDS, HOLDS_CALLED -> Icon.CHECKLIST;
    };
  }
}
