package io.qless.kiosk.goods;

import io.qless.kiosk.look.FadingList;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Pictures;
import io.qless.kiosk.trip.FoundArticle;
import io.qless.kiosk.trip.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Articles in columns, on a list that a finger drags. FX thread only.
final class GoodsGrid extends StackPane {
  private final int columns;
  private final ListView<List<FoundArticle>> rows = new ListView<>();
  private final ObjectProperty<Messages> words =
      new SimpleObjectProperty<>(Messages.in(Language.ENGLISH));

  GoodsGrid(String id, int columns, Pictures pictures, Consumer<FoundArticle> tapped) {
    this.columns = columns;
    rows.setId(id);
    rows.setCellFactory(_ -> new Row(pictures, tapped));
    rows.setPlaceholder(new StackPane());
    getChildren().add(new FadingList(rows));
  }

  void show(List<FoundArticle> articles, Messages now) {
    List<List<FoundArticle>> wanted = new ArrayList<>();
    for (int i = 0; i < articles.size(); i += columns) {
      wanted.add(List.copyOf(articles.subList(i, Math.min(i + columns, articles.size()))));
    }
    words.set(now);
    Parts.update(rows.getItems(), wanted);
  }

  void toTop() {
    rows.scrollTo(0);
  }

  /// A row of the grid; its tiles are made once.
  private final class Row extends ListCell<List<FoundArticle>> {
    private final List<GoodsTile> tiles = new ArrayList<>();
    private final HBox row = Parts.row("tile-row");

    Row(Pictures pictures, Consumer<FoundArticle> tapped) {
      for (int i = 0; i < columns; i++) {
        GoodsTile tile = Parts.growing(new GoodsTile(pictures, tapped));
        tiles.add(tile);
        row.getChildren().add(tile);
      }
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setPrefWidth(0);
      words.addListener((_, _, _) -> updateItem(getItem(), isEmpty()));
    }

    @Override
    protected void updateItem(@Nullable List<FoundArticle> articles, boolean empty) {
      super.updateItem(articles, empty);
      if (empty || articles == null) {
        setGraphic(null);
        return;
      }
      for (int i = 0; i < columns; i++) {
        tiles.get(i).show(i < articles.size() ? articles.get(i) : null, words.get());
      }
      if (getGraphic() == null) {
        setGraphic(row);
      }
    }
  }
}
