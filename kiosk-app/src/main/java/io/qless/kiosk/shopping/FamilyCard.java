package io.qless.kiosk.shopping;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.QrView;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.FamilyView.Participant;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Who shops together: a small code with the names, and on a tap the same code large enough for a
/// phone at arm's length. FX thread only.
final class FamilyCard extends Button {
  /// More names do not fit beside the code; the rest is counted.
  private static final int NAMED = 4;

  private final QrView small = new QrView("family-qr", "qr-small");
  private final Pane sign = Icon.TOGETHER.node("icon");
  private final Label title = Parts.label("family-title");
  private final Label people = Parts.label("family-people");
  private final QrView large = new QrView("family-qr-large", "qr-large");
  private final Prose sheetTitle = Parts.prose("sheet-title");
  private final Prose sheetText = Parts.prose("sheet-text");
  private final VBox everybody = Parts.column("everybody");
  private final Button close;
  private final Sheet sheet;
  private List<Participant> shown = List.of();
  private @Nullable Messages shownIn;

  FamilyCard() {
    setId("family");
    getStyleClass().setAll("touch", "family");
    setFocusTraversable(false);
    var texts = Parts.column("family-texts", title, people);
    var content = Parts.row("family-content", sign, small, Parts.growing(texts));
    content.prefWidthProperty().bind(widthProperty().subtract(24));
    setGraphic(content);
    close = Parts.button("family-close", Icon.DONE, this::close, "cta");
    VBox words =
        Parts.column(
            "sheet-side", sheetTitle, sheetText, everybody, Parts.space(), Parts.wide(close));
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
    Parts.present(sign, !joinable);
    small.show(model.joinText());
    large.show(model.joinText());
    title.setText(words.text("family.title"));
    people.setText(model.people());
    sheetTitle.setText(words.text("family.title"));
    sheetText.setText(words.text("family.sheet"));
    close.setText(words.text("done"));
    showEverybody(model.everybody(), words);
    setDisable(!joinable);
    if (!joinable) {
      close();
    }
  }

  private void showEverybody(List<Participant> wanted, Messages words) {
    if (wanted.equals(shown) && words.equals(shownIn)) {
      return;
    }
    shown = wanted;
    shownIn = words;
    everybody
        .getChildren()
        .setAll(wanted.stream().limit(NAMED).map(p -> person(p, words)).toList());
    if (wanted.size() > NAMED) {
      Label more = Parts.label("person-state");
      more.setText(words.text("wishes.more", wanted.size() - NAMED));
      everybody.getChildren().add(more);
    }
  }

  private static HBox person(Participant person, Messages words) {
    Region dot = new Region();
    dot.getStyleClass().add(person.here() ? "person-here" : "person-away");
    Label name = Parts.label("person-name");
    name.setText(person.name());
    Label state = Parts.label("person-state");
    state.setText(words.text(person.here() ? "family.person.here" : "family.person.away"));
    state.setMinWidth(Region.USE_PREF_SIZE);
    return Parts.row("person", dot, name, Parts.space(), state);
  }

  void close() {
    sheet.open(false);
  }
}
