package io.qless.kiosk.shopping;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Keypad;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.BudgetView;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.TripActions;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Where the shopper chooses a limit: three usual sums, or whole rupees on the keypad. FX thread
/// only.
final class BudgetSheet {
  /// Digits of a limit in rupees: up to ₹99,999, more than any trolley holds.
  private static final int MAX_DIGITS = 5;

  private static final long PAISE_PER_RUPEE = 100;
  private static final List<Integer> USUAL_RUPEES = List.of(500, 1000, 2000);

  private final Prose title = Parts.prose("sheet-title");
  private final Prose text = Parts.prose("sheet-text");
  private final Label amount = Parts.label("amount-field");
  private final Keypad keypad = Keypad.digits(MAX_DIGITS, this::typed);
  private final Button ok;
  private final Button none;
  private final Button cancel;
  private final Sheet sheet;
  private final TripActions actions;
  private @Nullable Messages words;
  private @Nullable BudgetView opened;

  BudgetSheet(TripActions actions) {
    this.actions = actions;
    ok = Parts.wide(Parts.button("budget-ok", Icon.DONE, this::accept, "cta"));
    none = Parts.wide(Parts.button("budget-none", this::takeAway, "quiet"));
    cancel = Parts.wide(Parts.button("budget-cancel", this::close, "quiet"));
    HBox usual = Parts.row("usual");
    for (int rupees : USUAL_RUPEES) {
      Button button = Parts.button("budget-" + rupees, () -> keypad.type("" + rupees), "chip");
      button.setText(Figures.roundRupees(rupees * PAISE_PER_RUPEE));
      usual.getChildren().add(Parts.growing(button));
    }
    amount.setId("budget-amount");
    HBox last = Parts.row("usual", Parts.growing(none), Parts.growing(cancel));
    VBox side =
        Parts.column("sheet-side", title, text, Parts.wide(amount), usual, Parts.space(), ok, last);
    sheet = new Sheet("budget-sheet", new VBox(Parts.row("sheet-columns", side, keypad)));
  }

  Sheet sheet() {
    return sheet;
  }

  /// Opens with the limit as it stands.
  void open(@Nullable BudgetView budget) {
    keypad.type(budget == null ? "" : Long.toString(budget.limitPaise() / PAISE_PER_RUPEE));
    Parts.present(none, budget != null);
    opened = budget;
    text.setText(text(budget));
    sheet.open(true);
  }

  /// What the sheet is for, or what the limit has to hold with all wishes.
  private String text(@Nullable BudgetView budget) {
    Messages say = words;
    if (say == null) {
      return "";
    }
    return budget == null || budget.withWishes() == null
        ? say.text("budget.sheet.text")
        : forecast(budget.limitPaise(), budget.withWishes(), say);
  }

  static String forecast(long limitPaise, BudgetView.Forecast withWishes, Messages words) {
    return words.text(
        "budget.forecast.whole",
        Figures.rupees(withWishes.totalPaise()),
        Figures.roundRupees(limitPaise),
        words.text("budget." + withWishes.status()));
  }

  void close() {
    sheet.open(false);
  }

  void show(Messages words) {
    title.setText(words.text("budget.sheet.title"));
    this.words = words;
    text.setText(text(opened));
    ok.setText(words.text("budget.sheet.ok"));
    none.setText(words.text("budget.sheet.none"));
    cancel.setText(words.text("cancel"));
  }

  private long paise() {
    return keypad.typed().isEmpty() ? 0 : Long.parseLong(keypad.typed()) * PAISE_PER_RUPEE;
  }

  private void typed(String digits) {
    amount.setText(
        digits.isEmpty() ? "₹ –" : Figures.roundRupees(Long.parseLong(digits) * PAISE_PER_RUPEE));
    ok.setDisable(paise() == 0);
  }

  private void accept() {
    actions.setBudget(paise());
    close();
  }

  private void takeAway() {
    actions.clearBudget();
    close();
  }
}
