package io.qless.kiosk.look;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A card that lies over a page, with the page dimmed behind it, until it is answered. FX thread
/// only.
public final class Sheet extends StackPane {
  private final VBox card;

  /// A closed sheet around this card.
  public Sheet(String id, VBox card) {
    this.card = card;
    setId(id);
    getStyleClass().add("sheet");
    card.getStyleClass().add("sheet-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().add(card);
    open(false);
  }

  /// Opens or closes it.
  public void open(boolean open) {
    Parts.present(this, open);
  }

  /// True while it lies over the page.
  public boolean isOpen() {
    return isVisible();
  }

  /// The card, for those who fill it.
  public VBox card() {
    return card;
  }
}
