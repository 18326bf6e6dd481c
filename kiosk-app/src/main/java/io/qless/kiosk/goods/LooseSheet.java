package io.qless.kiosk.goods;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Keypad;
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
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Goods without a barcode as pictures, by the piece or by weight, and by the number on their
/// sticker. FX thread only.
public final class LooseSheet {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  /// Digits of the longest number (IFPS).
  private static final int MAX_DIGITS = 5;

  private final Finder finder;
  private final Prose title = Parts.prose("sheet-title");
  private final Button close;
  private final Button byPiece;
  private final Button byWeight;
  private final GoodsGrid grid;
  private final Prose says = Parts.prose("find-says");
  private final Label number = Parts.label("amount-field");
  private final Keypad keypad;
  private final VBox looking;
  private final GoodsCard card;
  private final Sheet sheet;
  private Messages words = Messages.in(Language.ENGLISH);
  private List<FoundArticle> all = List.of();
  private boolean weighed;

  /// @param finder asked when the sheet opens
  public LooseSheet(TripActions actions, Finder finder, Pictures pictures) {
    this.finder = finder;
    close = Parts.button("loose-close", Icon.CLOSE, this::close, "step", "quiet");
    byPiece = Parts.growing(Parts.button("loose-piece", () -> choose(false), "choose"));
    byWeight = Parts.growing(Parts.button("loose-weight", () -> choose(true), "choose"));
    grid = new GoodsGrid("loose-tiles", 2, pictures, article -> look(List.of(article)));
    card = new GoodsCard("loose", actions, pictures, () -> look(List.of()), this::close);
    number.setId("loose-number");
    keypad = Keypad.counting(MAX_DIGITS, this::typed);
    HBox head = Parts.row("loose-head", Parts.broad(title), close);
    StackPane middle = new StackPane(grid, says);
    middle.setMinHeight(0);
    VBox pictured =
        Parts.growing(
            Parts.column(
                "find-looking", Parts.row("usual", byPiece, byWeight), Parts.growing(middle)));
    VBox numbered = Parts.column("loose-side", Parts.wide(number), Parts.growing(keypad));
    looking =
        Parts.growing(
            Parts.column(
                "find-looking",
                head,
                Parts.growing(Parts.row("loose-columns", pictured, numbered))));
    Parts.growing(card);
    sheet = new Sheet("loose-sheet", Parts.column("find-card", looking, card));
    look(List.of());
  }

  /// The sheet, to be laid over the page.
  public Sheet sheet() {
    return sheet;
  }

  /// Opens with all pictures of what is sold by the piece.
  public void open() {
    look(List.of());
    weighed = false;
    keypad.type("");
    sheet.open(true);
    finder.withoutBarcode(goods ->
        Platform.runLater(() -> {
          all = List.copyOf(goods);
          draw();
        }));
  }

  /// Closes it.
  public void close() {
    sheet.open(false);
  }

  /// Says everything in this language.
  public void show(Messages now) {
    words = now;
    title.setText(now.text("loose.title"));
    byPiece.setText(now.text("loose.TAP"));
    byWeight.setText(now.text("loose.LABEL"));
    close.setAccessibleText(now.text("close"));
    card.show(now);
    draw();
  }

  private void look(List<FoundArticle> one) {
    card.open(one.isEmpty() ? null : one.getFirst());
    Parts.present(looking, one.isEmpty());
  }

  private void choose(boolean byWeight) {
    weighed = byWeight;
    grid.toTop();
    if (keypad.typed().isEmpty()) {
      draw();
    } else {
      keypad.type("");
    }
  }

  private void typed(String digits) {
    grid.toTop();
    draw();
  }

  private void draw() {
    String digits = keypad.typed();
    List<FoundArticle> shown = shown(all, weighed, digits);
    number.setText(digits.isEmpty() ? words.text("loose.number") : digits);
    Parts.mark(number, "untyped", digits.isEmpty());
    byPiece.pseudoClassStateChanged(CHOSEN, digits.isEmpty() && !weighed);
    byWeight.pseudoClassStateChanged(CHOSEN, digits.isEmpty() && weighed);
    grid.show(shown, words);
    says.setText(words.text(digits.isEmpty() ? "loose.none" : "loose.unknown"));
    says.setVisible(shown.isEmpty());
  }

  /// What stands on the tiles: one group, or all whose number begins like the one typed.
  static List<FoundArticle> shown(List<FoundArticle> all, boolean byWeight, String digits) {
    return all.stream()
        .filter(article ->
            digits.isEmpty()
                ? article.taking().byWeight() == byWeight
                : article.id().substring(article.id().indexOf(':') + 1).startsWith(digits))
        .toList();
  }
}
