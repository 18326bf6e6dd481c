package io.qless.kiosk.bill;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.shopping.LineText;
import io.qless.kiosk.trip.BasketView.Line;
import io.qless.kiosk.trip.Figures;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// One line of the bill: article, measure, price, and under it the discount with its reason. FX
/// thread only.
final class BillLineCell extends ListCell<Line> {
  private final ObservableValue<Messages> words;
  private final Label name = Parts.label("bill-name");
  private final Label detail = Parts.label("line-detail");
  private final Label amount = Parts.label("bill-amount");
  private final Label why = Parts.label("bill-why");
  private final Label off = Parts.label("bill-off");
  private final HBox discount = Parts.row("bill-row", Parts.growing(why), off);
  private final HBox content;

  BillLineCell(ObservableValue<Messages> words) {
    this.words = words;
    name.setMinWidth(0);
    HBox first = Parts.row("bill-row", Parts.growing(name), amount);
    content =
        Parts.row("bill-line", Parts.growing(Parts.column("bill-texts", first, detail, discount)));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
    words.addListener((_, _, _) -> updateItem(getItem(), isEmpty()));
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
    detail.setText(text.measure() + " × " + text.detail());
    amount.setText(Figures.rupees(line.extendedPaise()));
    Parts.present(discount, !text.offer().isEmpty());
    why.setText(text.offer());
    off.setText(line.discountPaise() > 0 ? Figures.rupees(-line.discountPaise()) : "");
    if (getGraphic() == null) {
      setGraphic(content);
    }
  }
}
