package io.qless.kiosk.look;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A text that wraps and always gets the height it needs. FX thread only.
///
/// Every word is a text of its own. JavaFX 25 draws a wrapped run of Devanagari wholly on its first
/// line, beyond the edge of a label, and once more on the next line; runs that never have to be
/// split come out right.
public final class Prose extends TextFlow {
  private String text = "";

  /// An empty text.
  Prose(String... styleClasses) {
    getStyleClass().add("prose");
    getStyleClass().addAll(styleClasses);
    setMinWidth(0);
    setMinHeight(Region.USE_PREF_SIZE);
  }

  /// What it says.
  public String getText() {
    return text;
  }

  /// Says something else; the same text again costs nothing.
  public void setText(String wanted) {
    if (wanted.equals(text)) {
      return;
    }
    text = wanted;
    List<Text> words = new ArrayList<>();
    int start = 0;
    while (start < wanted.length()) {
      int space = wanted.indexOf(' ', start);
      int end = space < 0 ? wanted.length() : space + 1;
      Text word = new Text(wanted.substring(start, end));
      word.getStyleClass().add("word");
      words.add(word);
      start = end;
    }
    getChildren().setAll(words);
  }
}
