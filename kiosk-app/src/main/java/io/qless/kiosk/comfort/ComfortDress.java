package io.qless.kiosk.comfort;

import io.qless.kiosk.look.Comfort;
import io.qless.kiosk.look.Page;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Theme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Puts what a shopper chose on the scene, and takes it off for the next one. FX thread only; lives
/// as long as the shell.
public final class ComfortDress {
  /// Nobody begins a trip: whoever chose has gone on.
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(2);

  private final Region root;
  private final Collection<Page> pages;
  private Comfort worn = Comfort.USUAL;
  private @Nullable Instant forgotten;

  public ComfortDress(Region root, Collection<Page> pages) {
    this.root = root;
    this.pages = List.copyOf(pages);
  }

  /// What is on now.
  public Comfort worn() {
    return worn;
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
    forgotten = null;
  }

  /// Pages of two columns change sides; the texts in them do not.
  private static void mirror(Region page) {
    if (page instanceof HBox row && row.getStyleClass().contains("page")) {
      List<Node> children = new ArrayList<>(row.getChildren());
      Collections.reverse(children);
      row.getChildren().setAll(children);
    }
  }

  /// Time passes while nobody has begun a trip.
  ///
  /// @return whether whoever chose has gone on
  public boolean isForgotten(Instant now) {
    if (worn.equals(Comfort.USUAL)) {
      return false;
    }
    if (forgotten == null) {
      forgotten = now.plus(FORGOTTEN_AFTER);
    }
    return !now.isBefore(forgotten);
  }
}
