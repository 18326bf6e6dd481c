package io.qless.kiosk.look;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Fonts and style sheets. The fonts are shipped, so Devanagari never depends on what the trolley's
/// system has.
public final class Theme {
  /// From this size on there is room for the larger type and spacing.
  private static final double ROOMY_WIDTH = 1200;

  private static final double ROOMY_HEIGHT = 700;

  private static final List<String> SHEETS = List.of("qless.css", "pages.css");

  private static final List<String> FONTS =
      List.of(
          "NotoSans-Regular.ttf",
          "NotoSans-Bold.ttf",
          "NotoSansDevanagari-Regular.ttf",
          "NotoSansDevanagari-Bold.ttf");

  private static final double ANY_SIZE = 16;

  private Theme() {}

  /// A scene of this size in the Q-Less look. FX thread only.
  public static Scene scene(Parent root, double width, double height) {
    FONTS.forEach(Theme::loadFont);
    Scene scene = new Scene(root, width, height, Color.web("#1D1145"));
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    SHEETS.forEach(sheet -> scene.getStylesheets().add(address(sheet)));
    scene.widthProperty().addListener((_, _, _) -> fit(scene));
    scene.heightProperty().addListener((_, _, _) -> fit(scene));
    fit(scene);
    return scene;
  }

  private static String address(String sheet) {
    return Objects.requireNonNull(Theme.class.getResource(sheet), sheet).toExternalForm();
  }

  private static void fit(Scene scene) {
    boolean roomy = scene.getWidth() >= ROOMY_WIDTH && scene.getHeight() >= ROOMY_HEIGHT;
    Parts.mark(scene.getRoot(), "roomy", roomy);
  }

  private static void loadFont(String name) {
    try (InputStream in = Theme.class.getResourceAsStream("fonts/" + name)) {
      if (Font.loadFont(Objects.requireNonNull(in, name), ANY_SIZE) == null) {
        throw new IllegalStateException("not a font: " + name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading font " + name, e);
    }
  }
}
