package io.qless.kiosk.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class ProseTest {
  private static List<String> words(String text) {
    Prose prose = new Prose();
    prose.setText(text);
    return prose.getChildren().stream()
        .map(word -> ((Text) ((HBox) word).getChildren().getFirst()).getText())
        .toList();
  }

  @Test
  void everyWordIsANodeThatNeverBreaks() {
    assertThat(words("Scan a wish")).containsExactly("Scan ", "a wish");
  }

  @Test
  void aShortLastWordDoesNotStandAlone() {
    assertThat(words("फिर आप भुगतान कर सकते हैं।")).endsWith("सकते हैं।");
  }

  @Test
  void aLongLastWordMay() {
    assertThat(words("No queue on Wednesdays")).endsWith("on ", "Wednesdays");
  }

  @Test
  void twoWordsStayApart() {
    assertThat(words("Thank you")).containsExactly("Thank ", "you");
  }
}
