package io.qless.kiosk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.look.Prose;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.SampleTrips;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every moment of a trip in both sizes and languages, drawn for real. The pictures land in
/// `target/shots` to be looked at; what a machine can judge is judged here.
class ScreensIT {
  private static final double SMALLEST_TOUCH = 64;

  /// What opens over the shopping page, by the button that opens it.
  private static final Map<String, String> SHEETS =
      Map.of("20-budget", "budget", "21-coupon", "coupon", "22-family", "family");

  @ParameterizedTest
  @CsvSource({"1024, 600, ENGLISH", "1024, 600, HINDI", "1280, 800, ENGLISH", "1280, 800, HINDI"})
  void everyTouchTargetIsWhollyOnTheScreenAndLargeEnough(
      double width, double height, Language language) throws IOException {
    List<String> wrong = new ArrayList<>();
    Path shots = Path.of(System.getProperty("shots", "target/shots"));
    try (ShellWindow window = ShellWindow.open(width, height)) {
      Map<String, TripView> moments = new LinkedHashMap<>(SampleTrips.all(language));
      SHEETS.keySet().forEach(sheet -> moments.put(sheet, SampleTrips.shopping(language)));
      for (Map.Entry<String, TripView> moment : moments.entrySet()) {
        window.show(moment.getValue());
        if (SHEETS.containsKey(moment.getKey())) {
          window.show(SampleTrips.plain(Screen.WELCOME, language));
          window.show(moment.getValue());
          window.tap(SHEETS.getOrDefault(moment.getKey(), ""));
          window.show(moment.getValue().but().online(true).build());
        }
        wrong.addAll(
            ShellWindow.onFx(() -> misplaced(window, width, height)).stream()
                .map(text -> moment.getKey() + ": " + text)
                .toList());
        window.shoot(
            shots.resolve(
                "%s-%dx%d-%s.png"
                    .formatted(moment.getKey(), (int) width, (int) height, language.tag())));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> misplaced(ShellWindow window, double width, double height) {
    List<String> wrong = new ArrayList<>();
    for (Node node : ShellWindow.visible(window.scene().getRoot())) {
      Bounds box = node.localToScene(node.getLayoutBounds());
      if (node instanceof Button && !scrolls(node)) {
        boolean inside =
            box.getMinX() >= 0
                && box.getMinY() >= 0
                && box.getMaxX() <= width
                && box.getMaxY() <= height;
        if (!inside || box.getHeight() < SMALLEST_TOUCH || box.getWidth() < SMALLEST_TOUCH) {
          wrong.add("#" + node.getId() + " at " + box);
        }
      }
      if (node instanceof Labeled labeled && !scrolls(node) && isCut(labeled)) {
        wrong.add("cut text: " + labeled.getText());
      }
      if (node instanceof Prose prose
          && (prose.getHeight() + 1 < prose.prefHeight(prose.getWidth())
              || !box.intersects(0, 0, width, height)
              || box.getMaxX() > width
              || box.getMaxY() > height)) {
        wrong.add("no room for: " + prose.getText());
      }
    }
    return wrong;
  }

  /// Inside a list that a finger scrolls, a row may be half out of sight.
  private static boolean scrolls(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains("lines")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCut(Labeled labeled) {
    return labeled.lookup(".text") instanceof Text text
        && !labeled.getText().isEmpty()
        && !text.getText().equals(labeled.getText());
  }
}
