package io.qless.kiosk.goods;

import io.qless.kiosk.look.ArticlePicture;
import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Pictures;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.trip.FoundArticle;
import io.qless.kiosk.trip.FoundArticle.Taking;
import io.qless.kiosk.trip.TripActions;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One article that was looked for, large: what it costs, how it comes into the trolley, and how
/// many of it where a tap is enough. FX thread only.
final class GoodsCard extends VBox {
  private final TripActions actions;
  private final Runnable done;
  private final ArticlePicture picture;
  private final Prose name = Parts.prose("sheet-title");
  private final Label price = Parts.label("card-price");
  private final Prose offer = Parts.prose("way-after");
  private final Prose advice = Parts.prose("sheet-text");
  private final Label count = Parts.label("split-count");
  private final Button less;
  private final Button more;
  private final HBox stepper;
  private final Button back;
  private final Button go;
  private @Nullable FoundArticle article;
  private int pieces = 1;
  private @Nullable Messages words;

  /// @param prefix of its buttons' ids
  /// @param again leads back to all articles
  /// @param done closes the sheet
  GoodsCard(String prefix, TripActions actions, Pictures pictures, Runnable again, Runnable done) {
    this.actions = actions;
    this.done = done;
    getStyleClass().add("goods-card");
    picture = new ArticlePicture(pictures, "card-picture");
    less = Parts.button(prefix + "-less", Icon.MINUS, () -> step(-1), "step");
    more = Parts.button(prefix + "-more", Icon.PLUS, () -> step(1), "step");
    count.setId(prefix + "-count");
    stepper = Parts.row("split-stepper", less, Parts.growing(count), more);
    back = Parts.growing(Parts.button(prefix + "-back", Icon.BACK, again, "quiet"));
    go = Parts.growing(Parts.button(prefix + "-go", Icon.DONE, this::take, "cta"));
    VBox texts = Parts.broad(Parts.column("card-texts", name, price, offer, advice, stepper));
    texts.setMinWidth(0);
    getChildren()
        .addAll(
            Parts.space(),
            Parts.row("card-head", picture, texts),
            Parts.space(),
            Parts.row("assist-buttons", back, go));
  }

  /// Shows another article, or none.
  void open(@Nullable FoundArticle shown) {
    article = shown;
    pieces = 1;
    Parts.present(this, shown != null);
    draw();
  }

  void show(Messages now) {
    words = now;
    draw();
  }

  private void draw() {
    Messages say = words;
    FoundArticle shown = article;
    if (say == null || shown == null) {
      return;
    }
    FoundText text = FoundText.of(shown, pieces, say);
    picture.show(shown.pictureKey());
    name.setText(text.name());
    price.setText(text.price());
    offer.setText(text.offer());
    Parts.present(offer, !text.offer().isEmpty());
    advice.setText(text.advice());
    count.setText(say.count("pieces", pieces));
    Parts.present(stepper, shown.taking() == Taking.TAP);
    less.setDisable(pieces == 1);
    more.setDisable(pieces == TripActions.MOST_AT_ONCE);
    less.setAccessibleText(say.text("fewer"));
    more.setAccessibleText(say.text("more"));
    back.setText(say.text("found.back"));
    go.setText(text.action());
    Parts.present(go, !text.action().isEmpty());
    picture.setMinWidth(Region.USE_PREF_SIZE);
  }

  private void step(int by) {
    pieces = Math.clamp(pieces + by, 1, TripActions.MOST_AT_ONCE);
    draw();
  }

  private void take() {
    FoundArticle shown = article;
    if (shown == null) {
      return;
    }
    switch (shown.taking()) {
      case SCAN -> actions.wish(shown.id());
      case TAP -> actions.addGoods(shown.id(), pieces);
      case WEIGH -> actions.weigh(shown.id());
      case LABEL -> {} // nothing to do on the screen
    }
    done.run();
  }
}
