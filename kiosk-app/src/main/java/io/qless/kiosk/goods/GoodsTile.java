package io.qless.kiosk.goods;

import io.qless.kiosk.look.ArticlePicture;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Pictures;
import io.qless.kiosk.trip.FoundArticle;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One article to tap: picture, name and price. Made once, filled again and again. FX thread only.
final class GoodsTile extends HBox {
  private final ArticlePicture picture;
  private final Label name = Parts.label("tile-name");
  private final Label price = Parts.label("tile-price");
  private final Label offer = Parts.label("line-saving");
  private @Nullable FoundArticle article;

  GoodsTile(Pictures pictures, Consumer<FoundArticle> tapped) {
    getStyleClass().add("tile");
    picture = new ArticlePicture(pictures, "line-picture");
    Region texts = Parts.growing(Parts.column("tile-texts", name, price, offer));
    texts.setMinWidth(0);
    getChildren().addAll(picture, texts);
    setPrefWidth(0);
    Parts.tappable(
        this,
        () -> {
          if (article != null) {
            tapped.accept(article);
          }
        });
  }

  /// Shows this article, or keeps the place free.
  void show(@Nullable FoundArticle shown, Messages words) {
    article = shown;
    setVisible(shown != null);
    setId(shown == null ? "tile-none" : "tile-" + shown.id());
    if (shown != null) {
      FoundText text = FoundText.of(shown, 1, words);
      picture.show(shown.pictureKey());
      name.setText(text.name());
      price.setText(text.price());
      offer.setText(text.offer());
      Parts.present(offer, !text.offer().isEmpty());
      setAccessibleText(text.name() + ", " + text.price());
    }
  }
}
