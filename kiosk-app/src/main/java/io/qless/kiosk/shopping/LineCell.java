package io.qless.kiosk.shopping;

import io.qless.kiosk.look.ArticlePicture;
import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Pictures;
import io.qless.kiosk.trip.BasketView.Line;
import io.qless.kiosk.trip.Measure;
import io.qless.kiosk.trip.TripActions;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One line of the cart on the screen. Its nodes are made once; showing another line only sets
/// texts, which keeps the list within one frame however long the cart is. FX thread only.
final class LineCell extends ListCell<Line> {
  private static final PseudoClass UNCONFIRMED = PseudoClass.getPseudoClass("unconfirmed");
  private static final PseudoClass LATEST = PseudoClass.getPseudoClass("latest");

  private final ObservableValue<Messages> words;
  private final ObservableValue<@Nullable String> latestId;
  private final ArticlePicture picture;
  private final Label name = Parts.label("line-name");
  private final Label detail = Parts.label("line-detail");
  private final Label offer = Parts.label("line-saving");
  private final Label count = Parts.label("line-count");
  private final Label net = Parts.label("line-net");
  private final Label before = Parts.label("line-before");
  private final Pane waiting = Icon.CLOCK.node("line-waiting");
  private final Button less;
  private final Button more;
  private final Pane lessIcon = Icon.MINUS.node("icon");
  private final HBox article;
  private final HBox row;

  LineCell(
      Pictures pictures,
      TripActions actions,
      Consumer<Line> looked,
      ObservableValue<Messages> words,
      ObservableValue<@Nullable String> latestId) {
    this.words = words;
    this.latestId = latestId;
    picture = new ArticlePicture(pictures, "line-picture");
    less = Parts.button("", () -> takeOff(actions), "step");
    less.setGraphic(lessIcon);
    more = Parts.button("", Icon.PLUS, () -> actions.addOne(getItem().id()), "step");
    count.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(count, Priority.ALWAYS);
    HBox stepper = Parts.row("stepper", less, count, more);
    var texts = Parts.growing(Parts.column("line-texts", name, detail, offer));
    texts.setMinWidth(0);
    var prices = Parts.column("line-prices", Parts.row("line-net-row", waiting, net), before);
    article = Parts.broad(Parts.row("line-article", picture, texts));
    Parts.tappable(article, () -> looked.accept(getItem()));
    Parts.tappable(count, () -> looked.accept(getItem()));
    article.setMinWidth(0);
    for (Region whole : List.of(count, net, before, prices)) {
      whole.setMinWidth(Region.USE_PREF_SIZE); // a name gives way, never an amount or a number
    }
    row = Parts.row("goods-line", article, stepper, prices);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
    words.addListener((_, _, _) -> updateItem(getItem(), isEmpty()));
    latestId.addListener((_, _, _) -> markLatest());
  }

  private void markLatest() {
    Line line = getItem();
    row.pseudoClassStateChanged(LATEST, line != null && line.id().equals(latestId.getValue()));
  }

  private void takeOff(TripActions actions) {
    Line line = getItem();
    if (line.measure() instanceof Measure.Weighed) {
      actions.voidLine(line.id());
    } else {
      actions.removeOne(line.id());
    }
  }

  @Override
  protected void updateItem(@Nullable Line line, boolean empty) {
    super.updateItem(line, empty);
    if (empty || line == null) {
      setGraphic(null);
      return;
    }
    LineText text = LineText.of(line, words.getValue());
    name.setText(text.name());
    detail.setText(text.detail());
    offer.setText(text.offer());
    Parts.present(offer, !text.offer().isEmpty());
    count.setText(text.measure());
    net.setText(text.net());
    before.setText(text.before());
    Parts.present(before, !text.before().isEmpty());
    Parts.present(waiting, line.unconfirmed());
    boolean weighed = line.measure() instanceof Measure.Weighed;
    boolean last = weighed || (line.measure() instanceof Measure.Pieces p && p.count() == 1);
    Icon.change(lessIcon, last ? Icon.BIN : Icon.MINUS);
    less.setId((weighed ? "void-" : "remove-") + line.id());
    more.setId("add-" + line.id());
    article.setId("line-" + line.id());
    article.setAccessibleText(text.name() + ", " + text.measure() + ", " + text.net());
    Parts.present(more, !weighed && !line.isSlip());
    picture.show(line.pictureKey());
    row.pseudoClassStateChanged(UNCONFIRMED, line.unconfirmed());
    markLatest();
    if (getGraphic() == null) {
      setGraphic(row);
    }
  }
}
