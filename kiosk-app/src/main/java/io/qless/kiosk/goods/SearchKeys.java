package io.qless.kiosk.goods;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The keyboard for names of goods: Latin letters, or Devanagari with the vowel signs on top. It
/// owns the typed text and says when it changed. Hindi may be typed in Latin letters, too: the
/// search knows how it sounds. FX thread only.
final class SearchKeys extends VBox {
  /// More than any name that somebody types to the end.
  private static final int MOST = 24;

  private static final String ERASE = "<";
  private static final String SPACE = "_";
  private static final String OTHER = "@";
  private static final String DOTTED_CIRCLE = "\u25CC";
  private static final String[] LATIN = {
    "q w e r t y u i o p", "a s d f g h j k l <", "@ z x c v b n m _"
  };
  private static final String[] DEVANAGARI = {
    "ा ि ी ु ू े ै ो ौ ं ् ृ <",
    "क ख ग घ च छ ज झ ट ठ ड ढ ण",
    "त थ द ध न प फ ब भ म य र ल",
    "@ व श ष स ह अ आ इ उ ए ओ _"
  };

  private final Consumer<String> changed;
  private final VBox latin = Parts.column("keypad");
  private final VBox devanagari = Parts.column("keypad");
  private final List<Button> erasers = new ArrayList<>();
  private final List<Button> spaces = new ArrayList<>();
  private String typed = "";

  SearchKeys(Consumer<String> changed) {
    this.changed = changed;
    getStyleClass().add("search-keys");
    fill(latin, "find-key-", LATIN, true);
    fill(devanagari, "find-key-hi-", DEVANAGARI, false);
    devanagari.getStyleClass().add("keypad-devanagari");
    getChildren().addAll(latin, devanagari);
    script(false);
  }

  /// Which letters are there to type.
  void script(boolean hindi) {
    Parts.present(latin, !hindi);
    Parts.present(devanagari, hindi);
  }

  /// Says in words what the keys with a sign are for.
  void nameSigns(Messages words) {
    erasers.forEach(key -> key.setAccessibleText(words.text("find.erase")));
    spaces.forEach(key -> key.setAccessibleText(words.text("find.space")));
  }

  String typed() {
    return typed;
  }

  /// Starts over with this text.
  void type(String text) {
    typed = text.length() > MOST ? text.substring(0, MOST) : text;
    changed.accept(typed);
  }

  private void fill(VBox keys, String prefix, String[] rows, boolean toHindi) {
    for (String row : rows) {
      HBox line = Parts.row("keypad-row");
      for (String key : row.split(" ", -1)) {
        line.getChildren().add(Parts.broad(key(prefix, key, toHindi)));
      }
      keys.getChildren().add(line);
    }
  }

  private Button key(String prefix, String key, boolean toHindi) {
    return switch (key) {
      case ERASE -> {
        erasers.add(
            Parts.button(prefix + "erase", Icon.ERASE, this::erase, "key", "key-erase", "search"));
        yield erasers.getLast();
      }
      case SPACE -> {
        Runnable blank = () -> type(typed.isEmpty() ? "" : typed + ' ');
        spaces.add(
            Parts.button(
                prefix + "space", Icon.SPACE, blank, "key", "key-erase", "search", "search-space"));
        yield spaces.getLast();
      }
      case OTHER -> {
        Button script =
            Parts.button(prefix + "script", () -> script(toHindi), "key", "key-erase", "search");
        script.setText(toHindi ? "अआ" : "ABC");
        yield script;
      }
      default -> {
        Button letter = Parts.button(prefix + key, () -> type(typed + key), "key", "search");
        letter.setText(face(key));
        yield letter;
      }
    };
  }

  /// A vowel sign needs something to stand on.
  private static String face(String key) {
    int kind = Character.getType(key.charAt(0));
    boolean sign = kind == Character.NON_SPACING_MARK || kind == Character.COMBINING_SPACING_MARK;
    return sign ? DOTTED_CIRCLE + key : key.toUpperCase(Locale.ROOT);
  }

  private void erase() {
    if (!typed.isEmpty()) {
      type(typed.substring(0, typed.length() - 1));
    }
  }
}
