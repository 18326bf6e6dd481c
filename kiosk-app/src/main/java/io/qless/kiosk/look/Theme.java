package io.qless.kiosk.look;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
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

  private static final List<String> SHEETS =
      List.of("qless.css", "pages.css", "goods.css", "comfort.css");

  private static final List<String> FONTS =
      List.of(
          "NotoSans-Regular.ttf",
          "NotoSans-Bold.ttf",
          "NotoSansDevanagari-Regular.ttf",
          "NotoSansDevanagari-Bold.ttf");

  /// As much as the pages hold at 1024x600 without cutting a text.
  private static final int LARGER_PERCENT = 115;

  private static final Pattern FONT_SIZE = Pattern.compile("(-fx-font-size:\\s*)([0-9]+)px");
  private static final double ANY_SIZE = 16;

  private Theme() {}

  /// A scene of this size in the Q-Less look. FX thread only.
  public static Scene scene(Parent root, double width, double height) {
    FONTS.forEach(Theme::loadFont);
    Scene scene = new Scene(root, width, height, Color.web("#1D1145"));
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheetBSS());
    SHEETS.forEach(sheet -> scene.getStylesheets().add(address(sheet)));
    scene.widthProperty().addListener((_, _, _) -> fit(scene));
    scene.heightProperty().addListener((_, _, _) -> fit(scene));
    fit(scene);
    return scene;
  }

  /// Larger text, or the usual one: the same style sheets with each size of type grown, and the few
  /// places where more room is needed. Takes some milliseconds; nobody does it twice a second.
  public static void large(Scene scene, boolean large) {
    Parts.mark(scene.getRoot(), "large", large);
    scene
        .getStylesheets()
        .setAll(SHEETS.stream().map(sheet -> large ? grown(sheet) : address(sheet)).toList());
  }

  private static String grown(String sheet) {
    try (InputStream in = Theme.class.getResourceAsStream(sheet)) {
      String css =
          new String(Objects.requireNonNull(in, sheet).readAllBytes(), StandardCharsets.UTF_8);
      String larger =
          FONT_SIZE
              .matcher(css)
              .replaceAll(size ->
                  size.group(1)
                      + Math.ceilDiv(Integer.parseInt(size.group(2)) * LARGER_PERCENT, 100)
                      + "px");
      return "data:text/css;base64,"
          + Base64.getEncoder().encodeToString(larger.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + sheet, e);
    }
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
