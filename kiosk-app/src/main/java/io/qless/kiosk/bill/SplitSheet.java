package io.qless.kiosk.bill;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Keypad;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.BillView;
import io.qless.kiosk.trip.BillView.Part;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripActions;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The sheet that asks how to split the bill: the way on the left, what each one pays by it on the
/// right. FX thread only.
final class SplitSheet {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  /// Digits of an amount in rupees, as of a budget.
  private static final int MAX_DIGITS = 5;

  private static final long PAISE_PER_RUPEE = 100;

  /// The ways to split.
  private enum Way {
    EQUALLY,
    BY_CONTRIBUTOR,
    AMOUNT
  }

  private final TripActions actions;
  private final Prose title = Parts.prose("sheet-title");
  private final Prose text = Parts.prose("sheet-text");
  private final Button equally;
  private final Button byContributor;
  private final Button amount;
  private final Button ok;
  private final Button cancel;
  private final Button fewer;
  private final Button more;
  private final Label count = Parts.label("split-count");
  private final Label typed = Parts.label("amount-field");
  private final Label whose = Parts.label("split-whose");
  private final Button before;
  private final Button next;
  private final Keypad keypad = Keypad.digits(MAX_DIGITS, _ -> typed());
  private final Region stepper;
  private final VBox rows = Parts.column("split-parts");
  private final GridPane agreed = new GridPane();
  private final Region byParts;
  private final Sheet sheet;
  private Messages words = Messages.in(Language.ENGLISH);
  private @Nullable BillView bill;
  private Way way = Way.EQUALLY;
  private int shares = 2;
  private SplitAmounts amounts = SplitAmounts.of(0);

  SplitSheet(TripActions actions) {
    this.actions = actions;
    equally = Parts.wide(Parts.button("split-equally", () -> choose(Way.EQUALLY), "choose"));
    byContributor =
        Parts.wide(Parts.button("split-by", () -> choose(Way.BY_CONTRIBUTOR), "choose"));
    amount = Parts.wide(Parts.button("split-amount", () -> choose(Way.AMOUNT), "choose"));
    ok = Parts.button("split-ok", Icon.NEXT, this::accept, "cta");
    cancel = Parts.button("split-cancel", this::close, "quiet");
    fewer = Parts.button("split-fewer", Icon.MINUS, () -> step(-1), "quiet");
    more = Parts.button("split-more", Icon.PLUS, () -> step(1), "quiet");
    stepper = Parts.row("split-stepper", fewer, Parts.growing(count), more);
    typed.setId("split-typed");
    agreed.getStyleClass().add("split-agreed");
    ColumnConstraints half = new ColumnConstraints();
    half.setPercentWidth(50);
    agreed.getColumnConstraints().setAll(half, half);
    typed.setMinWidth(0);
    before = Parts.button("split-before", Icon.BACK, () -> turn(amounts.previous()), "quiet");
    next = Parts.button("split-next", Icon.PLUS, () -> turn(amounts.next()), "quiet");
    Region field = Parts.column("split-field", whose, Parts.wide(typed));
    Region turns = Parts.row("split-stepper", before, Parts.growing(field), next);
    ScrollPane scroll = new ScrollPane(rows);
    scroll.getStyleClass().add("wish-scroll");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    byParts = Parts.column("split-body", stepper, Parts.growing(scroll));
    VBox side =
        Parts.column(
            "sheet-side",
            title,
            text,
            equally,
            byContributor,
            amount,
            agreed,
            Parts.space(),
            Parts.row("usual", cancel, Parts.growing(ok)));
    StackPane body = new StackPane(byParts, Parts.column("split-body", turns, keypad));
    sheet = new Sheet("split-sheet", new VBox(Parts.row("sheet-columns", side, body)));
  }

  Sheet sheet() {
    return sheet;
  }

  void open() {
    BillView now = bill;
    if (now != null) {
      way = Way.EQUALLY;
      shares = now.tender().split().people();
      turn(SplitAmounts.of(now.tender().duePaise()));
      sheet.open(true);
    }
  }

  void close() {
    sheet.open(false);
  }

  /// The bill as it stands; a bill that can't be split any more closes the sheet.
  void show(BillView now, Messages say) {
    bill = now;
    words = say;
    if (now.tender().split().equally().isEmpty()) {
      close();
    }
    title.setText(say.text("split.title", Figures.rupees(now.tender().duePaise())));
    text.setText(say.text("split.text"));
    equally.setText(say.text("split.equally"));
    byContributor.setText(say.text("split.by"));
    amount.setText(say.text("split.amount"));
    cancel.setText(say.text("cancel"));
    ok.setText(say.text("split.ok"));
    draw();
  }

  /// Another payer's turn to type.
  private void turn(SplitAmounts now) {
    amounts = now;
    keypad.type(now.now() == 0 ? "" : Long.toString(now.now() / PAISE_PER_RUPEE));
  }

  private void typed() {
    amounts =
        amounts.typed(
            keypad.typed().isEmpty() ? 0 : Long.parseLong(keypad.typed()) * PAISE_PER_RUPEE);
    draw();
  }

  private void choose(Way other) {
    way = other;
    draw();
  }

  private void step(int by) {
    BillView now = bill;
    if (now != null) {
      shares = Math.clamp((long) shares + by, 2, now.tender().split().equally().size() + 1);
      draw();
    }
  }

  private void draw() {
    BillView now = bill;
    if (now == null) {
      return;
    }
    BillView.SplitChoice split = now.tender().split();
    byContributor.setDisable(split.byContributor().isEmpty());
    equally.pseudoClassStateChanged(CHOSEN, way == Way.EQUALLY);
    byContributor.pseudoClassStateChanged(CHOSEN, way == Way.BY_CONTRIBUTOR);
    amount.pseudoClassStateChanged(CHOSEN, way == Way.AMOUNT);
    byParts.setVisible(way != Way.AMOUNT);
    keypad.getParent().setVisible(way == Way.AMOUNT);
    Parts.present(stepper, way == Way.EQUALLY);
    count.setText(words.text("split.people", shares));
    fewer.setDisable(shares <= 2);
    more.setDisable(shares > split.equally().size());
    amounts = amounts.due(now.tender().duePaise());
    whose.setText(name(names(split).get(amounts.turn() - 1), amounts.turn(), words));
    typed.setText(amounts.now() == 0 ? "₹ –" : Figures.roundRupees(amounts.now()));
    before.setDisable(!amounts.hasPrevious());
    next.setDisable(!amounts.hasNext());
    Parts.present(text, way != Way.AMOUNT);
    Parts.present(agreed, way == Way.AMOUNT);
    drawAgreed(names(split));
    ok.setDisable(way == Way.AMOUNT ? !amounts.isGood() : parts(split).isEmpty());
    rows.getChildren().setAll(lines(parts(split)));
  }

  /// Whoever holds the trolley pays first, then the phones; those without one pay at the trolley.
  private static List<String> names(BillView.SplitChoice split) {
    List<String> names = new ArrayList<>(List.of(""));
    if (!split.equally().isEmpty()) {
      split.equally().getLast().stream()
          .map(Part::name)
          .filter(name -> !name.isEmpty())
          .forEach(names::add);
    }
    while (names.size() < SplitAmounts.MOST_PAYERS) {
      names.add("");
    }
    return names;
  }

  /// Who pays how much so far, two beside each other, and below what is left for the last one.
  private void drawAgreed(List<String> names) {
    agreed.getChildren().clear();
    List<Long> typed = amounts.amounts();
    for (int i = 0; i < typed.size(); i++) {
      agreed.add(line(name(names.get(i), i + 1, words), typed.get(i)), i % 2, i / 2);
    }
    int below = (typed.size() + 1) / 2;
    if (amounts.rest() < SplitAmounts.LEAST) {
      Prose tooMuch = Parts.prose("split-too-much");
      tooMuch.setText(words.text("split.too-much"));
      agreed.add(tooMuch, 0, below, 2, 1);
    } else if (!typed.isEmpty()) {
      String last = name(names.get(typed.size()), typed.size() + 1, words);
      agreed.add(line(words.text("split.rest", last), amounts.rest()), 0, below, 2, 1);
    }
  }

  private static Node line(String who, long amount) {
    Label name = Parts.label("person-name");
    name.setText(who);
    name.setMinWidth(0);
    Label paise = Parts.label("split-part");
    paise.setText(Figures.rupees(amount));
    paise.setMinWidth(Region.USE_PREF_SIZE);
    return Parts.row("split-row", Parts.growing(name), paise);
  }

  private List<Part> parts(BillView.SplitChoice split) {
    return switch (way) {
      case EQUALLY ->
          shares - 2 < split.equally().size() ? split.equally().get(shares - 2) : List.of();
      case BY_CONTRIBUTOR -> split.byContributor();
      case AMOUNT -> List.of();
    };
  }

  private List<Node> lines(List<Part> parts) {
    List<Node> lines = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      lines.add(line(name(parts.get(i).name(), i + 1, words), parts.get(i).paise()));
    }
    return lines;
  }

  /// How a payer is called: by the name of the phone, or by number.
  static String name(String name, int number, Messages words) {
    return name.isEmpty() ? words.text("split.payer", number) : name;
  }

  private void accept() {
    close();
    switch (way) {
      case EQUALLY -> actions.splitEqually(shares);
      case BY_CONTRIBUTOR -> actions.splitByContributor();
      case AMOUNT -> actions.splitAmounts(amounts.amounts());
    }
  }
}
