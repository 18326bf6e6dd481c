package io.qless.kiosk.comfort;

import io.qless.kiosk.look.Page;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Theme;
import io.qless.kiosk.trip.Comfort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Puts what a shopper chose on the scene, and takes it off for the next one. FX thread only; lives
/// as long as the shell.
public final class ComfortDress {
  private final Region root;
  private final Collection<Page> pages;
  private Comfort worn = Comfort.USUAL;

  public ComfortDress(Region root, Collection<Page> pages) {
    this.root = root;
    this.pages = List.copyOf(pages);
  }

  /// Puts something else on.
  public void wear(Comfort comfort) {
    Parts.mark(root, "contrast", comfort.contrast());
    if (comfort.large() != worn.large() && root.getScene() != null) {
      Theme.large(root.getScene(), comfort.large());
    }
    if (comfort.leftHanded() != worn.leftHanded()) {
      pages.forEach(page -> mirror(page.root()));
    }
    worn = comfort;
  }

  /// Pages of two columns change sides; the texts in them do not.
  private static void mirror(Region page) {
    if (page instanceof HBox row && row.getStyleClass().contains("page")) {
      List<Node> children = new ArrayList<>(row.getChildren());
      Collections.reverse(children);
      row.getChildren().setAll(children);
    }
  }
}
