package io.qless.kiosk.desk;

import io.qless.bridge.sim.SimulatedLoadCell;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The hands at the basket: they put in, take out, roll the trolley and let its scale creep. FX
/// thread only.
final class BasketBox extends VBox {

  /// A trolley that rolls over the joints of a floor.
  private static final int ROLL_SECONDS = 3;

  /// A cell that warms up badly; a good one stays below a tenth of it.
  private static final int DRIFT_GRAMS = 60;

  private final SimulatedLoadCell cell;
  private final LineSaid say;
  private final DeskParts.Cable cable;
  private final Label load = new Label();
  private final TextField grams = new TextField("500");

  BasketBox(PlayedDevices played, LineSaid say) {
    cell = played.cell();
    this.say = say;
    cable = new DeskParts.Cable("Basket", "scale", say);
    load.setId("desk-load");
    load.getStyleClass().add("desk-load");
    grams.setId("desk-grams");
    load.setMinWidth(USE_PREF_SIZE);
    grams.setPrefColumnCount(5);
    HBox.setHgrow(grams, Priority.NEVER);
    ToggleButton drift = new ToggleButton("Creep, " + DRIFT_GRAMS + " g a minute");
    drift.setId("desk-drift");
    drift.setOnAction(_ -> say.say("drift " + (drift.isSelected() ? DRIFT_GRAMS : 0)));
    drift.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(drift, Priority.ALWAYS);
    Label unit = new Label("g");
    unit.getStyleClass().add("desk-quiet");
    getStyleClass().add("desk-box");
    getChildren()
        .addAll(
            cable.head(),
            DeskParts.row(
                load,
                DeskParts.space(),
                grams,
                unit,
                DeskParts.button("desk-put", "Put in", () -> move("drop ")),
                DeskParts.button("desk-remove", "Take out", () -> move("remove "))),
            DeskParts.row(
                DeskParts.button(
                    "desk-shake",
                    "Roll for " + ROLL_SECONDS + " s",
                    () -> say.say("shake " + ROLL_SECONDS)),
                drift));
  }

  void look() {
    cable.show(cell.isPluggedIn());
    load.setText("%,d g".formatted(Math.round(cell.loadGrams())));
  }

  private void move(String word) {
    say.say(word + grams.getText().strip());
  }
}
