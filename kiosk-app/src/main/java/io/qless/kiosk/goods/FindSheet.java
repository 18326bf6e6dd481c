package io.qless.kiosk.goods;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Pictures;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.Finder;
import io.qless.kiosk.trip.FoundArticle;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripActions;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Where a shopper types what he looks for and sees what the store has of it. FX thread only; the
/// catalogue is asked on another thread.
public final class FindSheet {
  private final Finder finder;
  private final Label field = Parts.label("amount-field", "find-field");
  private final Button close;
  private final SearchKeys keys = new SearchKeys(this::typed);
  private final GoodsGrid grid;
  private final Prose says = Parts.prose("find-says");
  private final VBox looking;
  private final GoodsCard card;
  private final Sheet sheet;
  private Messages words = Messages.in(Language.ENGLISH);
  private List<FoundArticle> found = List.of();
  private boolean answered = true;

  /// @param finder asked for each letter
  public FindSheet(TripActions actions, Finder finder, Pictures pictures) {
    this.finder = finder;
    field.setId("find-field");
    close = Parts.button("find-close", Icon.CLOSE, this::close, "step", "quiet");
    grid = new GoodsGrid("found-tiles", 2, pictures, this::look);
    card = new GoodsCard("found", actions, pictures, () -> look(List.of()), this::close);
    HBox head = Parts.row("usual", Icon.SEARCH.node("icon"), Parts.growing(field), close);
    StackPane middle = new StackPane(grid, says);
    middle.getStyleClass().add("find-middle");
    middle.setMinHeight(0);
    looking = Parts.growing(Parts.column("find-looking", head, Parts.growing(middle), keys));
    Parts.growing(card);
    sheet = new Sheet("find-sheet", Parts.column("find-card", looking, card));
    look(List.of());
  }

  /// The sheet, to be laid over the page.
  public Sheet sheet() {
    return sheet;
  }

  /// Opens with nothing typed.
  public void open() {
    look(List.of());
    keys.script(words.language() == Language.HINDI);
    keys.type("");
    sheet.open(true);
  }

  /// Closes it.
  public void close() {
    sheet.open(false);
  }

  /// Says everything in this language.
  public void show(Messages now) {
    words = now;
    keys.nameSigns(now);
    close.setAccessibleText(now.text("close"));
    card.show(now);
    draw();
  }

  private void look(FoundArticle article) {
    look(List.of(article));
  }

  /// @param one to look at, or nothing for the list
  private void look(List<FoundArticle> one) {
    card.open(one.isEmpty() ? null : one.getFirst());
    Parts.present(looking, one.isEmpty());
  }

  private void typed(String text) {
    found = text.isBlank() ? List.of() : found;
    answered = text.isBlank();
    if (!text.isBlank()) {
      finder.find(text, answer -> Platform.runLater(() -> take(answer)));
    }
    grid.toTop();
    draw();
  }

  private void take(Finder.Answer answer) {
    if (answer.typed().equals(keys.typed())) {
      found = answer.articles();
      answered = true;
      draw();
    }
  }

  private void draw() {
    String typed = keys.typed();
    field.setText(typed.isEmpty() ? words.text("find.empty") : typed + "|");
    Parts.mark(field, "untyped", typed.isEmpty());
    grid.show(found, words);
    grid.setVisible(!found.isEmpty());
    says.setText(
        typed.isBlank()
            ? words.text("find.hint")
            : answered ? words.text("find.none") : words.text("find.looking"));
    says.setVisible(found.isEmpty());
  }
}
