package io.qless.kiosk.desk;

import io.qless.bridge.sim.SimulatedScanner;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The hand that scans: goods of the trolley's own catalogue, or any text. FX thread only.
final class ScanBox extends VBox {

  private static final double CELL_HEIGHT = 34;

  private final Optional<SimulatedScanner> scanner;
  private final LineSaid say;
  private final DeskParts.Cable cable;
  private final TextField text = new TextField();
  private final ObservableList<DeskGoods> all = FXCollections.observableArrayList();
  private final FilteredList<DeskGoods> goods = new FilteredList<>(all);
  private final ListView<DeskGoods> list = new ListView<>(goods);

  ScanBox(PlayedDevices played, LineSaid say) {
    scanner = played.scanner();
    this.say = say;
    cable = new DeskParts.Cable("Scanner", "scanner", say);
    text.setId("desk-text");
    text.setPromptText("Look for goods, or type any code");
    text.textProperty().addListener((_, _, typed) -> filter(typed));
    text.setOnAction(_ -> scan());
    list.setId("desk-goods");
    list.setFixedCellSize(CELL_HEIGHT);
    list.setCellFactory(_ -> new GoodsCell());
    list.setPlaceholder(new Label("No goods: scan what stands above as it is."));
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox.setVgrow(this, Priority.ALWAYS);
    getStyleClass().add("desk-box");
    getChildren()
        .addAll(
            cable.head(),
            text,
            list,
            DeskParts.row(
                DeskParts.button("desk-scan", "Scan", this::scan),
                DeskParts.button("desk-scan-put", "Scan and put in", this::scanAndPut, "accent"),
                DeskParts.button("desk-take", "Take it out", this::take)));
    setDisable(scanner.isEmpty());
  }

  /// Where a hand begins.
  void focus() {
    text.requestFocus();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void offer(List<DeskGoods> found) {
    all.setAll(found);
  }

  void look() {
    cable.show(scanner.map(SimulatedScanner::isPluggedIn).orElse(false));
  }

  private void filter(String typed) {
    list.getSelectionModel().clearSelection();
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    goods.setPredicate(each ->
        each.name().toLowerCase(Locale.ROOT).contains(wanted) || each.code().contains(wanted));
  }

  private Optional<DeskGoods> chosen() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  private void scan() {
    String code = chosen().map(DeskGoods::code).orElse(text.getText().strip());
    if (!code.isEmpty()) {
      say.say("scan " + code);
    }
  }

  private void scanAndPut() {
    chosen()
        .ifPresentOrElse(
            pack -> say.say(List.of("scan " + pack.code(), "drop " + pack.grams())), this::scan);
  }

  private void take() {
    chosen().ifPresent(pack -> say.say("remove " + pack.grams()));
  }

  /// Name to the left, weight to the right.
  private static final class GoodsCell extends ListCell<DeskGoods> {

    private final Label name = new Label();
    private final Label grams = new Label();
    private final HBox row = DeskParts.row(name, DeskParts.space(), grams);

    GoodsCell() {
      name.getStyleClass().add("desk-name");
      grams.getStyleClass().add("desk-quiet");
      grams.setMinWidth(USE_PREF_SIZE);
      setPrefWidth(0); // as wide as the list: a long name ends in dots
    }

    @Override
    protected void updateItem(@Nullable DeskGoods pack, boolean empty) {
      super.updateItem(pack, empty);
      if (pack == null || empty) {
        setGraphic(null);
        return;
      }
      name.setText(pack.name());
      grams.setText("%,d g".formatted(pack.grams()));
      setGraphic(row);
    }
  }
}
