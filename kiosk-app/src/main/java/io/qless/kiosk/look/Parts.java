package io.qless.kiosk.look;

import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The small pieces that all pages are made of. FX thread only.
public final class Parts {
  private Parts() {}

  /// A text on one line, cut with an ellipsis only where the page is too small for it.
  public static Label label(String... styleClasses) {
    Label label = new Label();
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  /// A text that wraps and always gets the height it needs.
  public static Prose prose(String... styleClasses) {
    return new Prose(styleClasses);
  }

  /// A touch button. The id is what tests and the demo's driver tap.
  public static Button button(String id, Runnable action, String... styleClasses) {
    Button button = new Button();
    button.setId(id);
    button.getStyleClass().add("touch");
    button.getStyleClass().addAll(styleClasses);
    button.setFocusTraversable(false);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// A touch button with an icon before its text.
  public static Button button(String id, Icon icon, Runnable action, String... styleClasses) {
    Button button = button(id, action, styleClasses);
    button.setGraphic(icon.node("icon"));
    return button;
  }

  /// Lets a region be tapped that stands in a list: a button would keep the finger from dragging
  /// it.
  public static <T extends Node> T tappable(T node, Runnable action) {
    node.setAccessibleRole(AccessibleRole.BUTTON);
    node.setOnMouseClicked(tap -> {
      if (tap.isStillSincePress()) {
        action.run();
      }
    });
    return node;
  }

  /// Children side by side.
  public static HBox row(String styleClass, Node... children) {
    HBox row = new HBox(children);
    row.getStyleClass().add(styleClass);
    return row;
  }

  /// Children one below the other.
  public static VBox column(String styleClass, Node... children) {
    VBox column = new VBox(children);
    column.getStyleClass().add(styleClass);
    return column;
  }

  /// Takes the free room in a row or column.
  public static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    VBox.setVgrow(space, Priority.ALWAYS);
    return space;
  }

  /// Lets a node take the free room in its row or column.
  public static <T extends Region> T growing(T node) {
    node.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    HBox.setHgrow(node, Priority.ALWAYS);
    VBox.setVgrow(node, Priority.ALWAYS);
    return node;
  }

  /// Lets a node take the free width in its row; its height stays its own.
  public static <T extends Region> T broad(T node) {
    HBox.setHgrow(node, Priority.ALWAYS);
    return wide(node);
  }

  /// Takes as much width as its column has.
  public static <T extends Region> T wide(T node) {
    node.setMaxWidth(Double.MAX_VALUE);
    return node;
  }

  /// Shows a node, or takes it out of sight and out of the layout.
  public static void present(Node node, boolean present) {
    node.setVisible(present);
    node.setManaged(present);
  }

  /// Adds or takes away a style class.
  public static void mark(Node node, String styleClass, boolean on) {
    if (!on) {
      node.getStyleClass().remove(styleClass);
    } else if (!node.getStyleClass().contains(styleClass)) {
      node.getStyleClass().add(styleClass);
    }
  }

  /// Makes a shown list equal to the wanted one, touching only what differs, so cells that stay are
  /// not redrawn.
  public static <T> void update(ObservableList<T> shown, java.util.List<T> wanted) {
    if (shown.size() > wanted.size()) {
      shown.remove(wanted.size(), shown.size());
    }
    for (int i = 0; i < shown.size(); i++) {
      if (!shown.get(i).equals(wanted.get(i))) {
        shown.set(i, wanted.get(i));
      }
    }
    if (shown.size() < wanted.size()) {
      shown.addAll(wanted.subList(shown.size(), wanted.size()));
    }
  }
}
