package io.qless.kiosk.desk;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;

/// The few parts that the desk's window is made of. FX thread only.
final class DeskParts {

  private static final double DOT_RADIUS = 5;

  private DeskParts() {}

  static Button button(String id, String text, Runnable action, String... styles) {
    Button button = new Button(text);
    button.setId(id);
    button.getStyleClass().addAll(styles);
    button.setOnAction(_ -> action.run());
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(button, Priority.ALWAYS);
    return button;
  }

  static HBox row(Node... nodes) {
    HBox row = new HBox(nodes);
    row.getStyleClass().add("desk-row");
    return row;
  }

  static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  /// The head of a section: what it is, whether it is plugged in, and the hand at its cable.
  static final class Cable {

    private final Circle dot = new Circle(DOT_RADIUS);
    private final Label state = new Label();
    private final Button pull;
    private final HBox head;
    private boolean in = true;

    /// @param device the desk's word for it
    Cable(String title, String device, LineSaid say) {
      Label name = new Label(title);
      name.getStyleClass().add("desk-title");
      state.getStyleClass().add("desk-quiet");
      pull =
          button(
              "desk-" + device + "-plug",
              "",
              () -> say.say((in ? "unplug " : "plug ") + device),
              "desk-small");
      HBox.setHgrow(pull, Priority.NEVER);
      head = row(name, dot, state, space(), pull);
      show(true);
    }

    HBox head() {
      return head;
    }

    void show(boolean pluggedIn) {
      in = pluggedIn;
      dot.getStyleClass().setAll(pluggedIn ? "desk-dot-in" : "desk-dot-out");
      state.setText(pluggedIn ? "plugged in" : "unplugged");
      pull.setText(pluggedIn ? "Unplug" : "Plug in");
    }
  }
}
