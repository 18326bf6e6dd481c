package io.qless.kiosk.look;

import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

/// A tile with an article's picture, or its pictogram until (and unless) there is one. FX thread
/// only.
public final class ArticlePicture extends StackPane {
  /// How many tints the style sheet has for tiles (`tint-0` ...).
  private static final int TINTS = 6;

  private static final double PICTURE_PART = 0.92;

  private final Pictures pictures;
  private final ImageView image = new ImageView();
  private final Pane pictogram = Icon.GOODS.node("pictogram");
  private String key = "";

  /// An empty tile whose size comes from its style class.
  public ArticlePicture(Pictures pictures, String styleClass) {
    this.pictures = pictures;
    getStyleClass().addAll("picture", styleClass, "tint-0");
    image.setPreserveRatio(true);
    image.fitWidthProperty().bind(widthProperty().multiply(PICTURE_PART));
    image.fitHeightProperty().bind(heightProperty().multiply(PICTURE_PART));
    pictogram.visibleProperty().bind(image.imageProperty().isNull());
    getChildren().addAll(pictogram, image);
  }

  /// Shows the picture of this key.
  public void show(String wanted) {
    if (!wanted.equals(key)) {
      Parts.mark(this, "tint-" + tint(key), false);
      Parts.mark(this, "tint-" + tint(wanted), true);
      key = wanted;
      Icon.change(pictogram, Icon.ofGoods(wanted));
      image.imageProperty().bind(pictures.thumbnail(wanted));
    }
  }

  private static int tint(String key) {
    return key.isEmpty() ? 0 : Math.floorMod(key.hashCode(), TINTS);
  }
}
