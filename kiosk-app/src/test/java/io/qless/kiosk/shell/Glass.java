package io.qless.kiosk.shell;

import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;

/// What a machine can say about a drawn scene: can a finger reach everything, can an eye read
/// everything. On the FX thread only.
public final class Glass {
  private static final double SMALLEST_TOUCH = 64;
  private static final double ROUNDING = 1;

  /// Texts that may end in dots where they are too long: what people and articles are called. Never
  /// an amount, a button or a sentence.
  private static final Set<String> MAY_BE_CUT =
      Set.of(
          "line-name",
          "line-detail",
          "line-saving",
          "last-name",
          "last-detail",
          "bill-why",
          "wish-chip",
          "coupon-gives",
          "person-name",
          "family-people");

  /// What fills the screen: pages that ask for more than there is push one another off it.
  private static final Set<String> FRAME = Set.of("top-bar", "page", "welcome", "sheet-card");

  private final double width;
  private final double height;
  private final List<Node> visible;

  /// What lies over all others, and takes every touch.
  private final Optional<Node> top;

  public Glass(Scene scene) {
    width = scene.getWidth();
    height = scene.getHeight();
    visible = ShellWindow.visible(scene.getRoot());
    top = visible.stream().filter(Sheet.class::isInstance).reduce((_, last) -> last);
  }

  /// One sentence for everything that is wrong, none when all is well.
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    buttons(faults);
    for (Node node : visible) {
      if (node.getStyleClass().stream().anyMatch(FRAME::contains) && !isOnScreen(box(node))) {
        faults.add("pushed off the screen: " + node.getStyleClass() + " " + box(node));
      }
      if (node instanceof Labeled labeled && isShown(node)) {
        label(labeled, faults);
      }
      if (node instanceof Prose prose) {
        prose(prose, faults);
      }
    }
    return faults;
  }

  private void buttons(List<String> faults) {
    List<Button> reachable = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Node node : visible) {
      if (node instanceof Button button && isShown(node)) {
        Bounds box = box(button);
        boolean inside = box.getMinX() >= 0 && box.getMaxX() <= width && isWithinHeight(box);
        if (!inside && !scrolls(button)) {
          faults.add("#" + button.getId() + " is not wholly on the screen: " + box);
        }
        if (box.getHeight() < SMALLEST_TOUCH || box.getWidth() < SMALLEST_TOUCH) {
          faults.add("#" + button.getId() + " is too small for a finger: " + box);
        }
        if (button.getId() == null || button.getId().isEmpty() || !ids.add(button.getId())) {
          faults.add("a button without an id of its own: " + button);
        }
        if (isOnTop(button)) {
          reachable.add(button);
        }
      }
    }
    overlaps(reachable, faults);
  }

  private void overlaps(List<Button> buttons, List<String> faults) {
    for (int i = 0; i < buttons.size(); i++) {
      for (int j = i + 1; j < buttons.size(); j++) {
        Bounds one = box(buttons.get(i));
        Bounds other = box(buttons.get(j));
        boolean apart =
            one.getMaxX() <= other.getMinX() + ROUNDING
                || other.getMaxX() <= one.getMinX() + ROUNDING
                || one.getMaxY() <= other.getMinY() + ROUNDING
                || other.getMaxY() <= one.getMinY() + ROUNDING;
        if (!apart && scrolls(buttons.get(i)) == scrolls(buttons.get(j))) {
          faults.add("#%s lies over #%s".formatted(buttons.get(i).getId(), buttons.get(j).getId()));
        }
      }
    }
  }

  private void label(Labeled labeled, List<String> faults) {
    String text = labeled.getText() == null ? "" : labeled.getText();
    Bounds box = box(labeled);
    if (!text.isEmpty() && (box.getMinX() < -ROUNDING || box.getMaxX() > width + ROUNDING)) {
      faults.add("beyond the edge: " + text);
    }
    if (!text.isEmpty() && !scrolls(labeled) && !isWithinHeight(box)) {
      faults.add("above or below the screen: " + text);
    }
    boolean mayBeCut = labeled.getStyleClass().stream().anyMatch(MAY_BE_CUT::contains);
    if (!mayBeCut
        && !text.isEmpty()
        && labeled.lookup(".text") instanceof Text drawn
        && !drawn.getText().equals(text)) {
      faults.add(
          "cut to '" + drawn.getText() + "': " + text + ' ' + labeled.getStyleClass().getLast());
    }
  }

  private void prose(Prose prose, List<String> faults) {
    Bounds box = box(prose);
    if (prose.getHeight() + ROUNDING < prose.prefHeight(prose.getWidth())) {
      faults.add("no height for: " + prose.getText());
    }
    if (box.getMinX() < 0 || box.getMaxX() > width || !(scrolls(prose) || isWithinHeight(box))) {
      faults.add("not wholly on the screen: " + prose.getText());
    }
    for (Node word : prose.getChildren()) {
      Bounds drawn = word.getBoundsInParent();
      if (drawn.getMaxX() > prose.getWidth() + ROUNDING * 8) {
        faults.add("a word sticks out of: " + prose.getText());
      }
    }
  }

  private boolean isOnScreen(Bounds box) {
    return box.getMinX() >= 0
        && box.getMinY() >= 0
        && box.getMaxX() <= width
        && box.getMaxY() <= height;
  }

  private boolean isWithinHeight(Bounds box) {
    return box.getMinY() >= -ROUNDING && box.getMaxY() <= height + ROUNDING;
  }

  private static Bounds box(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  /// The list keeps rows that it does not show; they lie outside it.
  private static boolean isShown(Node node) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ListView || at instanceof ScrollPane) {
        return box(at).intersects(box(node));
      }
    }
    return true;
  }

  private static boolean scrolls(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof ListView || at instanceof ScrollPane) {
        return true;
      }
    }
    return false;
  }

  private boolean isOnTop(Node node) {
    boolean on = top.isEmpty();
    for (Node at = node; at != null && !on; at = at.getParent()) {
      on = top.filter(at::equals).isPresent();
    }
    return on;
  }
}
