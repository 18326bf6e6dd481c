package io.qless.kiosk.look;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// Keys on the screen: digits for money, digits and letters for codes. It owns the typed text and
/// says when it changed. FX thread only.
public final class Keypad extends VBox {
  private static final String ERASE = "<";

  private final int limit;
  private final Consumer<String> changed;
  private String typed = "";

  private Keypad(int limit, Consumer<String> changed) {
    this.limit = limit;
    this.changed = changed;
    getStyleClass().add("keypad");
  }

  /// A telephone's twelve keys: digits, double zero, erase.
  public static Keypad digits(int limit, Consumer<String> changed) {
    Keypad keypad = new Keypad(limit, changed);
    keypad.getStyleClass().add("keypad-digits");
    keypad.rows("", "1 2 3", "4 5 6", "7 8 9", "00 0 " + ERASE);
    return keypad;
  }

  /// The same for counting and for numbers, where nobody needs two zeros at once.
  public static Keypad counting(int limit, Consumer<String> changed) {
    Keypad keypad = new Keypad(limit, changed);
    keypad.getStyleClass().add("keypad-digits");
    keypad.rows("", "1 2 3", "4 5 6", "7 8 9", "0 " + ERASE);
    return keypad;
  }

  /// Digits and the letters in the order of a typewriter.
  public static Keypad letters(int limit, Consumer<String> changed) {
    Keypad keypad = new Keypad(limit, changed);
    keypad.getStyleClass().add("keypad-letters");
    keypad.rows(
        "coupon-",
        "1 2 3 4 5 6 7 8 9 0",
        "Q W E R T Y U I O P",
        "A S D F G H J K L",
        "Z X C V B N M " + ERASE);
    return keypad;
  }

  /// What has been typed so far.
  public String typed() {
    return typed;
  }

  /// Starts over with this text.
  public void type(String text) {
    typed = text.length() > limit ? text.substring(0, limit) : text;
    changed.accept(typed);
  }

  private void rows(String prefix, String... rows) {
    for (String row : rows) {
      HBox keys = Parts.growing(Parts.row("keypad-row"));
      for (String key : row.split(" ", -1)) {
        Button button = key(prefix, key);
        button.setMaxHeight(Double.MAX_VALUE);
        if (row.startsWith("0 ") && key.equals("0")) {
          button.getStyleClass().add("key-long");
        }
        keys.getChildren().add(button);
      }
      getChildren().add(keys);
    }
  }

  private Button key(String prefix, String key) {
    if (key.equals(ERASE)) {
      Button erase = Parts.button(prefix + "key-erase", this::erase, "key", "key-erase");
      Pane icon = Icon.ERASE.node("icon");
      erase.setGraphic(icon);
      return erase;
    }
    Button button = Parts.button(prefix + "key-" + key, () -> type(typed + key), "key");
    button.setText(key);
    return button;
  }

  private void erase() {
    if (!typed.isEmpty()) {
      type(typed.substring(0, typed.length() - 1));
    }
  }
}
