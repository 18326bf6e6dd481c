package io.qless.kiosk.look;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A list that a finger drags, with an edge fading out while there is more beyond it. FX thread
/// only.
public final class FadingList extends StackPane {
  private static final double ALMOST = 0.001;

  private final ListView<?> list;
  private final Region above = fade("fade-above", Pos.TOP_CENTER);
  private final Region below = fade("fade-below", Pos.BOTTOM_CENTER);
  private boolean bound;

  /// Wraps this list, whose id and items stay its owner's.
  public FadingList(ListView<?> list) {
    this.list = list;
    list.getStyleClass().add("lines");
    list.setFocusTraversable(false);
    list.setMinHeight(0);
    getChildren().addAll(list, above, below);
  }

  private static Region fade(String styleClass, Pos where) {
    Region fade = new Region();
    fade.getStyleClass().addAll("fade", styleClass);
    fade.setMouseTransparent(true);
    fade.setVisible(false);
    StackPane.setAlignment(fade, where);
    return fade;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (!bound) {
      list.lookupAll(".scroll-bar").forEach(this::bind);
    }
  }

  private void bind(Node node) {
    if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
      bound = true;
      bar.visibleProperty().addListener((_, _, _) -> show(bar));
      bar.valueProperty().addListener((_, _, _) -> show(bar));
      show(bar);
    }
  }

  private void show(ScrollBar bar) {
    above.setVisible(bar.isVisible() && bar.getValue() > bar.getMin() + ALMOST);
    below.setVisible(bar.isVisible() && bar.getValue() < bar.getMax() - ALMOST);
  }
}
