package io.qless.kiosk.shopping;

import io.qless.kiosk.look.ArticlePicture;
import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Pictures;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.BasketView.Wish;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.TripActions;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Every wish with its picture, who wishes for it and its price: what a shopper walks the aisles
/// with. A wish leaves the list when it is scanned. FX thread only.
final class WishSheet {
  private final TripActions actions;
  private final Pictures pictures;
  private final Prose title = Parts.prose("sheet-title");
  private final Prose text = Parts.prose("sheet-text");
  private final VBox rows = Parts.column("wish-rows");
  private final Button close;
  private final Sheet sheet;
  private List<Wish> shown = List.of();
  private @Nullable Messages shownIn;

  WishSheet(TripActions actions, Pictures pictures) {
    this.actions = actions;
    this.pictures = pictures;
    close = Parts.wide(Parts.button("wishes-close", Icon.DONE, this::close, "cta"));
    ScrollPane scroll = new ScrollPane(rows);
    scroll.getStyleClass().add("wish-scroll");
    scroll.setFitToWidth(true);
    scroll.setPannable(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    sheet = new Sheet("wishes-sheet", Parts.column("wish-card", title, text, scroll, close));
  }

  Sheet sheet() {
    return sheet;
  }

  void open() {
    sheet.open(true);
  }

  void close() {
    sheet.open(false);
  }

  void show(List<Wish> wishes, Messages words) {
    title.setText(words.text("wishes.sheet.title"));
    text.setText(words.text("wishes.sheet"));
    close.setText(words.text("done"));
    if (wishes.isEmpty()) {
      close();
    }
    if (!wishes.equals(shown) || !words.equals(shownIn)) {
      shown = wishes;
      shownIn = words;
      rows.getChildren().setAll(wishes.stream().map(wish -> row(wish, words)).toList());
    }
  }

  private HBox row(Wish wish, Messages words) {
    ArticlePicture picture = new ArticlePicture(pictures, "line-picture");
    picture.show(wish.pictureKey());
    Label name = Parts.label("line-name");
    name.setText(wish.name().in(words.language()));
    Label who = Parts.label("line-detail");
    boolean ours = wish.wishedBy().isEmpty();
    String by = ours ? words.text("wishes.ours") : wish.wishedBy();
    who.setText(words.text("wishes.who", by, words.spokenMeasure(wish.measure())));
    Label price = Parts.label("line-net");
    price.setText(Figures.rupees(wish.pricePaise()));
    price.setMinWidth(Region.USE_PREF_SIZE);
    VBox texts = Parts.growing(Parts.column("line-texts", name, who));
    texts.setMinWidth(0);
    HBox row = Parts.row("wish-row", picture, texts, price);
    if (ours) {
      Button drop =
          Parts.button(
              "wish-drop-" + wish.id(), Icon.BIN, () -> actions.dropWish(wish.id()), "step");
      drop.setAccessibleText(words.text("wishes.drop", wish.name().in(words.language())));
      row.getChildren().add(drop);
    }
    return row;
  }
}
