package io.qless.kiosk.shopping;

import io.qless.kiosk.look.ArticlePicture;
import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Keypad;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Pictures;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.BasketView;
import io.qless.kiosk.trip.BasketView.Line;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripActions;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One line of the cart, large: how many pieces, typed on the keypad, and taking it out. Only
/// several pieces at once are asked about; one piece is out at a tap, and the banner can undo it.
/// FX thread only.
final class LineSheet {
  private static final int MAX_DIGITS = 2;

  private final TripActions actions;
  private final ArticlePicture picture;
  private final Prose name = Parts.prose("sheet-title");
  private final Prose text = Parts.prose("sheet-text");
  private final Label count = Parts.label("amount-field");
  private final Keypad keypad = Keypad.counting(MAX_DIGITS, this::typed);
  private final Button ok;
  private final Button takeOut;
  private final Button cancel;
  private final Sheet sheet;
  private Messages words = Messages.in(Language.ENGLISH);
  private @Nullable Line line;
  private boolean asking;
  private boolean untouched = true;

  LineSheet(TripActions actions, Pictures pictures) {
    this.actions = actions;
    picture = new ArticlePicture(pictures, "line-picture");
    ok = Parts.wide(Parts.button("line-ok", Icon.DONE, this::accept, "cta"));
    takeOut = Parts.growing(Parts.button("line-out", Icon.BIN, this::takeOut, "quiet"));
    cancel = Parts.growing(Parts.button("line-cancel", this::goBack, "quiet"));
    count.setId("line-count");
    HBox head = Parts.row("line-sheet-head", picture, Parts.broad(name));
    HBox last = Parts.row("usual", takeOut, cancel);
    VBox side = Parts.column("sheet-side", head, text, Parts.wide(count), Parts.space(), ok, last);
    sheet = new Sheet("line-sheet", new VBox(Parts.row("sheet-columns", side, keypad)));
  }

  Sheet sheet() {
    return sheet;
  }

  void open(Line shown) {
    line = shown;
    asking = false;
    keypad.type(shown.isSingle() ? "" : words.measure(shown.measure()));
    untouched = true;
    draw();
    sheet.open(true);
  }

  void close() {
    sheet.open(false);
  }

  /// Shows the line as it is now, or closes if it is gone.
  void show(BasketView basket, Messages now) {
    words = now;
    Line before = line;
    if (before == null || !sheet.isOpen()) {
      return;
    }
    line =
        basket.lines().stream()
            .filter(other -> other.id().equals(before.id()))
            .findFirst()
            .orElse(null);
    if (line == null) {
      close();
    } else {
      draw();
    }
  }

  private void draw() {
    Line shown = line;
    if (shown == null) {
      return;
    }
    LineText said = LineText.of(shown, words);
    boolean single = shown.isSingle();
    picture.show(shown.pictureKey());
    name.setText(said.name());
    text.setText(
        asking
            ? words.text("line.ask", said.measure())
            : single ? said.unit() : words.text("line.how-many", TripActions.MOST_AT_ONCE));
    Parts.present(keypad, !single && !asking);
    Parts.present(count, !asking);
    count.setText(single ? said.measure() : keypad.typed().isEmpty() ? "–" : keypad.typed());
    Parts.present(ok, !single && !asking);
    ok.setText(words.text("line.set"));
    ok.setDisable(pieces() == 0);
    takeOut.setText(words.text("line.out"));
    cancel.setText(words.text(asking ? "line.keep" : "cancel"));
  }

  private int pieces() {
    return keypad.typed().isEmpty() ? 0 : Integer.parseInt(keypad.typed());
  }

  /// The first digit takes the place of the number that stood there.
  private void typed(String digits) {
    if (untouched && sheet.isOpen() && digits.length() == MAX_DIGITS) {
      untouched = false;
      keypad.type(digits.substring(1));
      return;
    }
    untouched = false;
    draw();
  }

  private void accept() {
    if (line != null) {
      actions.setPieces(line.id(), pieces());
    }
    close();
  }

  private void takeOut() {
    Line shown = line;
    if (shown == null) {
      return;
    }
    if (asking || shown.isSingle() || shown.pieces() == 1) {
      actions.voidLine(shown.id());
      close();
    } else {
      asking = true;
      draw();
    }
  }

  private void goBack() {
    if (asking) {
      asking = false;
      draw();
    } else {
      close();
    }
  }
}
