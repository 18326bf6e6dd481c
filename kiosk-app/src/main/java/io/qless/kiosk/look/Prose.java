package io.qless.kiosk.look;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A text that wraps and always gets the height it needs. FX thread only.
///
/// Every word is a node of its own. JavaFX 25 draws a wrapped run of Devanagari wholly on its first
/// line, beyond the edge of a label, and once more on the next line; and between a word and its
/// danda it sees a place to break. A node in the flow is never broken.
public final class Prose extends TextFlow {
  /// Longer last words look well on a line of their own.
  private static final int LONE_WORD = 9;

  private static final int NEVER = -2;

  private String text = "";

  /// An empty text.
  Prose(String... styleClasses) {
    getStyleClass().add("prose");
    getStyleClass().addAll(styleClasses);
    setMinWidth(0);
    setMinHeight(Region.USE_PREF_SIZE);
    setMaxHeight(Region.USE_PREF_SIZE);
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
    List<Node> words = new ArrayList<>();
    int last = lastBreakToKeep(wanted);
    int start = 0;
    while (start < wanted.length()) {
      int space = wanted.indexOf(' ', start);
      int end = space < 0 || space == last ? wanted.length() : space + 1;
      Text word = new Text(wanted.substring(start, end));
      word.getStyleClass().add("word");
      words.add(new HBox(word));
      start = end;
    }
    getChildren().setAll(words);
  }

  /// A short last word stays with the one before it, so that it never stands alone on a line.
  private static int lastBreakToKeep(String text) {
    int space = text.lastIndexOf(' ');
    boolean few = text.indexOf(' ') == space;
    return few || text.length() - space > LONE_WORD ? NEVER : space;
  }
}
