package io.qless.kiosk.desk;

import io.qless.bridge.sim.SimulatedPanel;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/// The played panel: its lamp and buzzer as an eye and an ear have them, and its button, which is
/// down as long as the mouse holds it. FX thread only.
final class SignalBox extends VBox {

  private static final double LAMP_RADIUS = 20;

  /// A beep is over before an eye finds it: it stays this many looks.
  private static final int BEEP_LOOKS = 4;

  private final Optional<SimulatedPanel> panel;
  private final DeskParts.Cable cable;
  private final Circle lamp = new Circle(LAMP_RADIUS);
  private final Label light = new Label();
  private final Label buzzer = new Label();
  private long beeps;
  private int shownFor;

  SignalBox(PlayedDevices played, LineSaid say) {
    panel = played.panel();
    cable = new DeskParts.Cable("Lamp and help button", "panel", say);
    lamp.setId("desk-lamp");
    light.setId("desk-light");
    light.getStyleClass().add("desk-strong");
    buzzer.setId("desk-buzzer");
    Button help = new Button("HELP");
    help.setId("desk-help");
    help.getStyleClass().add("desk-help");
    help.armedProperty().addListener((_, _, down) -> say.say(down ? "hold" : "release"));
    HBox row = DeskParts.row(lamp, new VBox(light, buzzer), DeskParts.space(), help);
    getStyleClass().addAll("desk-box", "desk-signals");
    getChildren().addAll(cable.head(), row);
    setDisable(panel.isEmpty());
  }

  void look() {
    panel.ifPresent(this::look);
  }

  private void look(SimulatedPanel seen) {
    cable.show(seen.isPluggedIn());
    String colour = seen.light().name().toLowerCase(Locale.ROOT);
    lamp.getStyleClass().setAll("desk-lamp", "desk-lamp-" + colour);
    light.setText("Lamp " + colour);
    long now = seen.beeps();
    shownFor = now != beeps || seen.isBuzzing() ? BEEP_LOOKS : Math.max(0, shownFor - 1);
    beeps = now;
    buzzer.setText(shownFor > 0 ? "Buzzer: beep!" : "Buzzer quiet, " + beeps + " beeps so far");
    buzzer.getStyleClass().setAll("label", shownFor > 0 ? "desk-loud" : "desk-quiet");
  }
}
