package io.qless.kiosk.shopping;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.trip.BudgetView.Status;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The shopper's limit: a word, the figures, a bar in green, amber or red, and how it would be with
/// the family's wishes. The whole block is one button that opens the budget keypad, or the way back
/// once the limit is passed. FX thread only.
final class BudgetBlock extends Button {
  private static final PseudoClass SAFE = PseudoClass.getPseudoClass("safe");
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final Label word = Parts.label("budget-word");
  private final Label room = Parts.label("budget-room");
  private final Label detail = Parts.label("budget-detail");
  private final Label withWishes = Parts.label("budget-detail");
  private final Label forecast = Parts.label("budget-forecast");
  private final HBox wishes = Parts.row("budget-wishes", withWishes, Parts.space(), forecast);
  private final Label wayBack = Parts.label("budget-way");
  private final Region filling = new Region();
  private final StackPane bar = new StackPane(filling);
  private double filled;

  BudgetBlock(Runnable action) {
    setId("budget");
    getStyleClass().setAll("touch", "budget");
    setFocusTraversable(false);
    setOnAction(_ -> action.run());
    bar.setId("budget-bar");
    bar.getStyleClass().add("budget-bar");
    filling.getStyleClass().add("budget-filling");
    filling.setManaged(false);
    bar.widthProperty().addListener((_, _, _) -> fill());
    bar.heightProperty().addListener((_, _, _) -> fill());
    var head = Parts.row("budget-head", Icon.BUDGET.node("icon"), word, Parts.space(), room);
    room.setMinWidth(Region.USE_PREF_SIZE);
    var sums = Parts.row("budget-wishes", detail, Parts.space(), wayBack);
    var content = Parts.column("budget-content", head, bar, sums, wishes);
    wayBack.setMinWidth(Region.USE_PREF_SIZE);
    forecast.setMinWidth(Region.USE_PREF_SIZE);
    content.prefWidthProperty().bind(widthProperty().subtract(28));
    setGraphic(content);
  }

  void show(ShoppingViewModel.Budget budget) {
    word.setText(budget.word());
    detail.setText(budget.detail());
    room.setText(budget.room());
    withWishes.setText(budget.withWishes());
    forecast.setText(budget.forecast());
    Parts.present(wishes, !budget.forecast().isEmpty());
    wayBack.setText(budget.wayBack());
    Parts.present(wayBack, !budget.wayBack().isEmpty());
    Parts.present(bar, budget.status() != null);
    pseudoClassStateChanged(SAFE, budget.status() == Status.SAFE);
    pseudoClassStateChanged(WARNING, budget.status() == Status.WARNING);
    pseudoClassStateChanged(DANGER, budget.status() == Status.DANGER);
    filled = budget.filled();
    fill();
  }

  private void fill() {
    filling.resizeRelocate(0, 0, Math.rint(bar.getWidth() * filled), bar.getHeight());
  }
}
