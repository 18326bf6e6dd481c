package io.qless.kiosk.shopping;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.trip.BasketView.Wish;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What phones wish for and nobody has scanned yet, on one strip; gone when there is none. FX
/// thread only.
final class WishStrip extends HBox {
  /// More would not fit beside one another; the rest is counted.
  private static final int SHOWN = 3;

  private final Label title = Parts.label("wish-title");
  private final Label wishes = Parts.label("wish-text");
  private final Label more = Parts.label("wish-title");

  WishStrip() {
    getStyleClass().add("wishes");
    setId("wishes");
    title.setMinWidth(Region.USE_PREF_SIZE);
    more.setMinWidth(Region.USE_PREF_SIZE);
    Parts.growing(wishes).setMinWidth(0);
    getChildren().addAll(Icon.WISH.node("icon"), title, wishes, more);
  }

  void show(List<Wish> wanted, Messages words) {
    Parts.present(this, !wanted.isEmpty());
    title.setText(words.text("wishes.title"));
    wishes.setText(
        wanted.stream()
            .limit(SHOWN)
            .map(w -> text(w, words))
            .collect(Collectors.joining("   ·   ")));
    Parts.present(more, wanted.size() > SHOWN);
    more.setText(words.text("wishes.more", Math.max(0, wanted.size() - SHOWN)));
  }

  private static String text(Wish wish, Messages words) {
    return words.text("wishes.one", wish.name().in(words.language()), wish.wishedBy());
  }
}
