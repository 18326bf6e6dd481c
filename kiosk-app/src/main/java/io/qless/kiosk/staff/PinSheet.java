package io.qless.kiosk.staff;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Keypad;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.StaffActions;
import io.qless.kiosk.trip.TripView;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Where staff type number and PIN who have no badge at hand. Opens by a long press that shoppers
/// have no reason for. FX thread only.
public final class PinSheet {
  private static final int NUMBER_DIGITS = 4;
  private static final int PIN_DIGITS = 6;
  private static final String HIDDEN = "•";
  private static final String BLANK = "–";

  private final StaffActions actions;
  private final Prose title = Parts.prose("sheet-title");
  private final Prose text = Parts.prose("sheet-text");
  private final Label numberWord = Parts.label("pin-word");
  private final Label number = Parts.label("amount-field");
  private final Label pinWord = Parts.label("pin-word");
  private final Label pin = Parts.label("amount-field");
  private final Keypad keypad = Keypad.digits(NUMBER_DIGITS + PIN_DIGITS, this::typed);
  private final Button ok;
  private final Button cancel;
  private final Sheet sheet;

  /// Built once by the shell.
  public PinSheet(StaffActions actions) {
    this.actions = actions;
    ok = Parts.wide(Parts.button("pin-ok", Icon.DONE, this::accept, "cta"));
    cancel = Parts.wide(Parts.button("pin-cancel", this::close, "quiet"));
    VBox side =
        Parts.column(
            "sheet-side",
            title,
            text,
            numberWord,
            Parts.wide(number),
            pinWord,
            Parts.wide(pin),
            Parts.space(),
            ok,
            cancel);
    sheet = new Sheet("pin-sheet", new VBox(Parts.row("sheet-columns", side, keypad)));
  }

  /// The sheet, to be laid over all pages.
  public Sheet sheet() {
    return sheet;
  }

  /// Opens empty.
  public void open() {
    keypad.type("");
    sheet.open(true);
  }

  /// What was typed is forgotten.
  public void close() {
    keypad.type("");
    sheet.open(false);
  }

  /// Closes by itself once somebody is in.
  public void show(TripView view, Messages words) {
    title.setText(words.text("pin.title"));
    text.setText(words.text("pin.text"));
    numberWord.setText(words.text("pin.number"));
    pinWord.setText(words.text("pin.pin"));
    ok.setText(words.text("pin.ok"));
    cancel.setText(words.text("cancel"));
    if (view.staff() != null && sheet.isOpen()) {
      close();
    }
  }

  private void typed(String digits) {
    String first = digits.substring(0, Math.min(NUMBER_DIGITS, digits.length()));
    int hidden = digits.length() - first.length();
    number.setText(first.isEmpty() ? BLANK : first);
    pin.setText(hidden == 0 ? BLANK : HIDDEN.repeat(hidden));
    Parts.mark(number, "untyped", first.isEmpty());
    Parts.mark(pin, "untyped", hidden == 0);
    ok.setDisable(digits.length() < NUMBER_DIGITS + PIN_DIGITS);
  }

  private void accept() {
    String typed = keypad.typed();
    actions.enter(typed.substring(0, NUMBER_DIGITS), typed.substring(NUMBER_DIGITS));
    close();
  }
}
