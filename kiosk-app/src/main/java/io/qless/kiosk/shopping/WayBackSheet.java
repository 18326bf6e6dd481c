package io.qless.kiosk.shopping;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.BudgetView;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.Words;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How a passed budget becomes safe again: the fewest swaps and put-backs, and what the trip costs
/// after them. It advises; the shopper's hands do it, and the list changes as they do. FX thread
/// only.
final class WayBackSheet {
  private final Prose title = Parts.prose("sheet-title");
  private final Prose text = Parts.prose("sheet-text");
  private final VBox rows = Parts.column("way-rows");
  private final Prose after = Parts.prose("way-after");
  private final Button change;
  private final Button close;
  private final Sheet sheet;
  private @Nullable BudgetView shown;
  private @Nullable Messages shownIn;

  /// @param changeBudget what the second button leads to
  WayBackSheet(Runnable changeBudget) {
    change =
        Parts.growing(
            Parts.button(
                "way-budget",
                () -> {
                  close();
                  changeBudget.run();
                },
                "quiet"));
    close = Parts.growing(Parts.button("way-close", Icon.DONE, this::close, "cta"));
    ScrollPane scroll = new ScrollPane(rows);
    scroll.getStyleClass().addAll("wish-scroll", "way-scroll");
    scroll.setFitToWidth(true);
    scroll.prefViewportHeightProperty().bind(rows.heightProperty());
    scroll.setPannable(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    HBox buttons = Parts.row("assist-buttons", change, close);
    sheet = new Sheet("way-sheet", Parts.column("wish-card", title, text, scroll, after, buttons));
  }

  Sheet sheet() {
    return sheet;
  }

  void open() {
    sheet.open(true);
  }

  void close() {
    sheet.open(false);
  }

  /// The way as it is now; the sheet goes once there is none to show.
  void show(@Nullable BudgetView budget, Messages words) {
    if (budget == null || budget.wayBack().isEmpty()) {
      close();
      return;
    }
    if (budget.equals(shown) && words.equals(shownIn)) {
      return;
    }
    shown = budget;
    shownIn = words;
    String limit = Figures.roundRupees(budget.limitPaise());
    title.setText(words.text("budget.way.title"));
    text.setText(
        words.text(
            "budget.way.text", Figures.rupees(budget.spentPaise() - budget.limitPaise()), limit));
    rows.getChildren().setAll(rows(budget.wayBack(), words));
    after.setText(words.text("budget.way.after", Figures.rupees(budget.afterPaise()), limit));
    change.setText(words.text("budget.way.change"));
    close.setText(words.text("budget.way.close"));
  }

  private static List<HBox> rows(List<BudgetView.Move> moves, Messages words) {
    return moves.stream()
        .map(move -> {
          Prose what = Parts.prose("way-move");
          what.setText(words(move, words));
          Icon icon = move.instead() == null ? Icon.BACK : Icon.SWAP;
          return Parts.row("way-row", icon.node("icon"), Parts.broad(what));
        })
        .toList();
  }

  /// One move in words.
  static String words(BudgetView.Move move, Messages words) {
    Words instead = move.instead();
    String article = move.article().in(words.language());
    return instead == null
        ? words.text("budget.put-back", move.pieces(), article)
        : words.text("budget.swap", move.pieces(), article, instead.in(words.language()));
  }
}
