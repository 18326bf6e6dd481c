package io.qless.kiosk.shopping;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.trip.BasketView.Wish;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What phones wish for and nobody has scanned yet, on one strip that opens the whole list; gone
/// when there is none. FX thread only.
final class WishStrip extends Button {
  /// More would not fit beside one another; the rest is counted.
  private static final int SHOWN = 2;

  private final Label title = Parts.label("wish-title");
  private final HBox wishes = Parts.row("wish-chips");
  private final Label more = Parts.label("wish-title");
  private List<String> shown = List.of();

  WishStrip(Runnable action) {
    getStyleClass().setAll("touch", "wishes");
    setId("wishes");
    setFocusTraversable(false);
    setOnAction(_ -> action.run());
    title.setMinWidth(Region.USE_PREF_SIZE);
    more.setMinWidth(Region.USE_PREF_SIZE);
    Parts.broad(wishes).setMinWidth(0);
    HBox content =
        Parts.row(
            "wish-content",
            Icon.WISH.node("icon"),
            title,
            wishes,
            more,
            Icon.NEXT.node("wish-open"));
    content.prefWidthProperty().bind(widthProperty().subtract(32));
    setGraphic(content);
  }

  void show(List<Wish> wanted, Messages words) {
    Parts.present(this, !wanted.isEmpty());
    title.setText(words.text("wishes.title"));
    Parts.present(more, wanted.size() > SHOWN);
    more.setText(words.text("wishes.more", Math.max(0, wanted.size() - SHOWN)));
    List<String> texts = wanted.stream().limit(SHOWN).map(w -> text(w, words)).toList();
    if (!texts.equals(shown)) {
      shown = texts;
      wishes.getChildren().setAll(texts.stream().map(WishStrip::chip).toList());
    }
  }

  private static Label chip(String text) {
    Label chip = Parts.label("wish-chip");
    chip.setText(text);
    chip.setMinWidth(0);
    return chip;
  }

  private static String text(Wish wish, Messages words) {
    return words.text("wishes.one", wish.name().in(words.language()), wish.wishedBy());
  }
}
