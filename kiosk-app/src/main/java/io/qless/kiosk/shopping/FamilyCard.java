package io.qless.kiosk.shopping;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.QrView;
import io.qless.kiosk.look.Sheet;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Who shops together: a small code with the names, and on a tap the same code large enough for a
/// phone at arm's length. FX thread only.
final class FamilyCard extends Button {
  private final QrView small = new QrView("family-qr", "qr-small");
  private final Label title = Parts.label("family-title");
  private final Label people = Parts.label("family-people");
  private final QrView large = new QrView("family-qr-large", "qr-large");
  private final Prose sheetTitle = Parts.prose("sheet-title");
  private final Prose sheetText = Parts.prose("sheet-text");
  private final Button close;
  private final Sheet sheet;

  FamilyCard() {
    setId("family");
    getStyleClass().setAll("touch", "family");
    setFocusTraversable(false);
    var texts = Parts.column("family-texts", title, people);
    var content = Parts.row("family-content", small, Parts.growing(texts));
    content.prefWidthProperty().bind(widthProperty().subtract(24));
    setGraphic(content);
    close = Parts.button("family-close", Icon.DONE, this::close, "cta");
    VBox words =
        Parts.column("sheet-side", sheetTitle, sheetText, Parts.space(), Parts.wide(close));
    words.setMinWidth(Region.USE_PREF_SIZE);
    sheet = new Sheet("family-sheet", new VBox(Parts.row("sheet-columns", large, words)));
    setOnAction(_ -> sheet.open(true));
  }

  /// The sheet with the large code, to be laid over the page.
  Sheet sheet() {
    return sheet;
  }

  void show(ShoppingViewModel model, Messages words) {
    boolean joinable = !model.joinText().isEmpty();
    Parts.present(small, joinable);
    small.show(model.joinText());
    large.show(model.joinText());
    title.setText(words.text("family.title"));
    people.setText(model.people());
    sheetTitle.setText(words.text("family.title"));
    sheetText.setText(words.text("family.sheet"));
    close.setText(words.text("done"));
    setDisable(!joinable);
    if (!joinable) {
      close();
    }
  }

  void close() {
    sheet.open(false);
  }
}
