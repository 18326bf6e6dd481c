package io.qless.kiosk.assist;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.WeighingView;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// Waits for loose goods that are weighed in the basket. FX thread only.
public final class WeighSheet {
  private final Prose title = Parts.prose("sheet-title");
  private final Prose text = Parts.prose("sheet-text");
  private final Prose price = Parts.prose("sheet-text");
  private final Button stop;
  private final Sheet sheet;

  /// Built once by the shell.
  public WeighSheet(TripActions actions) {
    StackPane badge = new StackPane(Icon.SCALE.node("assist-sign"));
    badge.getStyleClass().add("assist-badge");
    stop = Parts.growing(Parts.button("weigh-stop", actions::stopWeighing, "quiet"));
    HBox head = Parts.row("assist-head", badge, Parts.broad(title));
    sheet =
        new Sheet(
            "weigh-sheet",
            Parts.column("assist-card", head, text, price, Parts.row("assist-buttons", stop)));
  }

  /// The sheet, to be laid over all pages.
  public Sheet sheet() {
    return sheet;
  }

  /// Shows what this moment needs.
  public void show(TripView view, Messages words) {
    WeighingView weighing = view.weighing();
    if (weighing != null) {
      title.setText(words.text("weigh.title", weighing.name().in(words.language())));
      text.setText(words.text("weigh.text", weighing.leastGrams()));
      price.setText(words.text("line.per-kg", Figures.rupees(weighing.paisePerKilogram())));
      stop.setText(words.text("weigh.stop"));
    }
    sheet.open(weighing != null);
  }
}
