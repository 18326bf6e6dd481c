package io.qless.kiosk.comfort;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.Comfort;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;

/// Where a shopper makes the trolley fit: each touch shows at once. FX thread only.
public final class ComfortSheet {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Consumer<Comfort> chosen;
  private final Prose title = Parts.prose("sheet-title");
  private final Prose text = Parts.prose("sheet-text");
  private final Button contrast = choice("comfort-contrast", Comfort::turnContrast);
  private final Button large = choice("comfort-large", Comfort::turnLarge);
  private final Button left = choice("comfort-left", Comfort::turnHand);
  private final Button slow = choice("comfort-slow", Comfort::turnSlow);
  private final Button speech = choice("comfort-speech", Comfort::turnSpeech);
  private final Button usual;
  private final Button done;
  private final Sheet sheet;
  private Comfort now = Comfort.USUAL;

  /// @param chosen told of each change
  public ComfortSheet(Consumer<Comfort> chosen) {
    this.chosen = chosen;
    usual = Parts.growing(Parts.button("comfort-usual", () -> choose(Comfort.USUAL), "quiet"));
    done = Parts.growing(Parts.button("comfort-close", Icon.DONE, this::close, "cta"));
    sheet =
        new Sheet(
            "comfort-sheet",
            Parts.column(
                "comfort-card",
                title,
                text,
                Parts.row("comfort-row", contrast, large),
                Parts.row("comfort-row", left, slow),
                Parts.row("comfort-row", speech),
                Parts.row("comfort-row", usual, done)));
    offerSpeech(false);
  }

  /// Whether the trolley can speak; without a voice nothing says that it could.
  public void offerSpeech(boolean voice) {
    Parts.present(Objects.requireNonNull(speech.getParent()), voice);
  }

  private Button choice(String id, UnaryOperator<Comfort> turn) {
    Button button =
        Parts.broad(Parts.button(id, () -> choose(turn.apply(now)), "choose", "comfort-choice"));
    button.setGraphic(Icon.DONE.node("comfort-tick"));
    return button;
  }

  private void choose(Comfort comfort) {
    show(comfort);
    chosen.accept(comfort);
  }

  /// The sheet, to be laid over all pages.
  public Sheet sheet() {
    return sheet;
  }

  /// Opens it.
  public void open() {
    sheet.open(true);
  }

  /// Closes it.
  public void close() {
    sheet.open(false);
  }

  /// Whether this is what its marks say.
  public boolean shows(Comfort comfort) {
    return comfort.equals(now);
  }

  /// Marks what is chosen.
  public void show(Comfort comfort) {
    now = comfort;
    contrast.pseudoClassStateChanged(CHOSEN, comfort.contrast());
    large.pseudoClassStateChanged(CHOSEN, comfort.large());
    left.pseudoClassStateChanged(CHOSEN, comfort.leftHanded());
    slow.pseudoClassStateChanged(CHOSEN, comfort.slow());
    speech.pseudoClassStateChanged(CHOSEN, comfort.speech());
  }

  /// Says everything in this language.
  public void show(Messages words) {
    title.setText(words.text("comfort.title"));
    text.setText(words.text("comfort.text"));
    contrast.setText(words.text("comfort.contrast"));
    large.setText(words.text("comfort.large"));
    left.setText(words.text("comfort.left"));
    slow.setText(words.text("comfort.slow"));
    speech.setText(words.text("comfort.speech"));
    usual.setText(words.text("comfort.usual"));
    done.setText(words.text("done"));
  }
}
