package io.qless.kiosk.look;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// Our own line drawings on a grid of 24 x 24: signs for buttons, and pictograms for kinds of
/// goods. The size comes from the style class (the node's preferred width), the colour from
/// `-fx-stroke` of `.line`.
public enum Icon {
  LOGO("M10.7 2.6a8.1 8.1 0 1 0 0.01 0z M13 13l8 8 M21.5 14.6v6.9h-6.9"),
  HELP(
      "M12 3a9 9 0 1 0 0.01 0z M9.4 9.6a2.6 2.6 0 1 1 3.9 2.2c-0.9 0.5-1.3 1-1.3 1.9 M12 16.8v0.1"),
  BACK("M20 12H5 M11 6l-6 6l6 6"),
  SEARCH("M10.5 4a6.5 6.5 0 1 0 0.01 0z M15.3 15.3L20.5 20.5"),
  LOOSE(
      "M12 8.2c-2-1.4-6.2-0.8-6.2 4.3c0 4.2 2.9 7.8 4.5 7.8c0.9 0 1-0.4 1.7-0.4s0.8 0.4 1.7 0.4c1.6 0 4.5-3.6 4.5-7.8c0-5.1-4.2-5.7-6.2-4.3z M12 8.2c0-2 0.9-3.4 2.7-4"),
  COMFORT(
      "M12 3.6a1.7 1.7 0 1 0 0.01 0z M4.5 9l7.5 1.2l7.5-1.2 M12 10.2v4.3 M12 14.5l-3 6 M12 14.5l3 6"),
  SPACE("M4.5 10v4.5h15V10"),
  UNDO("M8.5 5L4.5 9l4 4 M4.5 9h9.5a5.5 5.5 0 0 1 0 11H9"),
  SWAP("M4 8.5h14 M14.5 5l3.5 3.5l-3.5 3.5 M20 15.5H6 M9.5 12l-3.5 3.5l3.5 3.5"),
  NEXT("M4 12h15 M13 6l6 6l-6 6"),
  CLOSE("M6 6l12 12 M18 6L6 18"),
  PLUS("M12 5v14 M5 12h14"),
  MINUS("M5 12h14"),
  BIN("M4 7h16 M9 7V4h6v3 M6.5 7l1 13h9l1-13 M10.3 11v5.5 M13.7 11v5.5"),
  DONE("M5 12.5l4.5 4.5L19 7"),
  OFFLINE(
      "M4 4l16 16 M4.5 12.5a11 11 0 0 1 5-2.7 M19.5 12.5a11 11 0 0 0-6-2.9 M8.5 16a5.5 5.5 0 0 1 7 0 M12 19.4v0.1"),
  BATTERY("M3 8.5h15v7.5H3z M20.8 10.8v2.9 M6.2 11.3v1.9"),
  SPEAK("M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z M15 9a4.2 4.2 0 0 1 0 6 M17.5 6.5a7.8 7.8 0 0 1 0 11"),
  COUPON(
      "M3.5 7h17v3.3a1.7 1.7 0 0 0 0 3.4v3.3h-17v-3.3a1.7 1.7 0 0 0 0-3.4z M14 7.5v1.5 M14 11.3v1.5 M14 15v1.5"),
  BUDGET("M4.5 18a9 9 0 1 1 15 0 M12 14.5l4-5 M12 14.5v0.1"),
  SCAN("M4 8V4h4 M16 4h4v4 M20 16v4h-4 M8 20H4v-4 M8 8.5v7 M12 8.5v7 M16 8.5v7"),
  TROLLEY("M2.5 4h3l2.6 11.5h10l2.4-8.5H6.3 M9.3 19.5v0.1 M17 19.5v0.1"),
  PHONE("M7 3h10v18H7z M11 17.8h2"),
  GATE("M4 21V4h9v3 M13 17v4H4 M9.5 12H21 M17 8l4 4l-4 4"),
  SCALE("M4 9h16l-1.5 11h-13z M7.5 9a4.5 4.5 0 0 1 9 0 M12 16.5l2.5-3.5"),
  IDENTITY(
      "M3 6h18v12H3z M8 9.3a1.5 1.5 0 1 0 0.01 0z M5.5 15.5c0.7-2 4.3-2 5 0 M14 10.5h4 M14 13.5h4"),
  CHECKLIST("M5 4h14v16H5z M8.3 9l1.2 1.2l2-2.2 M14 9.3h2.2 M8.3 14.8l1.2 1.2l2-2.2 M14 15h2.2"),
  WISH(
      "M12 20C5 15 3.5 11.5 4 8.8C4.7 5.2 9.5 4.3 12 8C14.5 4.3 19.3 5.2 20 8.8C20.5 11.5 19 15 12 20z"),
  CLOCK("M12 3.5a8.5 8.5 0 1 0 0.01 0z M12 7.5v5l3.3 2"),
  INFO("M12 3a9 9 0 1 0 0.01 0z M12 11v5.5 M12 7.5v0.1"),
  ERASE("M9 5h11.5v14H9l-6-7z M12.5 9.7l4 4.6 M16.5 9.7l-4 4.6"),
  TOGETHER(
      "M8.5 5a3 3 0 1 0 0.01 0z M2.5 19c0-7.5 12-7.5 12 0 M16 6.2a2.5 2.5 0 1 1 1 4.8 M17 13.6c3 0 4.5 2.2 4.5 5"),
  DAIRY("M8.5 3h7v3l2.5 4v11H6V10l2.5-4z M6 10.5h12 M8.5 6h7 M9.5 15.5h5"),
  FRUIT(
      "M12 7.5c-2.3-1.6-7-0.9-7 4.8c0 4.7 3.2 8.7 5 8.7c1 0 1.2-0.5 2-0.5s1 0.5 2 0.5c1.8 0 5-4 5-8.7c0-5.7-4.7-6.4-7-4.8z M12 7.5c0-2.2 1-3.8 3-4.5"),
  VEGETABLES(
      "M7.5 9.5c-2.5 4-4.5 9-4 11.5c2.5 0.5 7.5-1.5 11.5-4c4.5-3-4.5-12-7.5-7.5z M13 9l6-5 M14.5 10.5l6.5-2.5 M9 12l2 2 M7 16.5l2 1.5"),
  GRAIN(
      "M8 3.5h8l-1.8 3.2c3 1.8 4.8 4.8 4.8 8.3c0 4-2 5.5-7 5.5s-7-1.5-7-5.5c0-3.5 1.8-6.5 4.8-8.3z M9.8 6.7h4.4 M9.5 14.5h5"),
  BREAD("M5 11c-2.5-3.5 0.5-6.5 7-6.5s9.5 3 7 6.5v9H5z M9.5 9.5v2 M14.5 9.5v2"),
  DRINKS("M10 3h4v4.5l2.2 2.7V21H7.8V10.2L10 7.5z M7.8 13h8.4 M7.8 17h8.4"),
  SNACKS("M6 3.5h12l-1 3v11l1 3H6l1-3v-11z M10 9.5c2-1.8 4 0 4 2s-4 1-4 3s2.5 2.5 4 1"),
  TEA(
      "M4.5 9.5h12v5a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5z M16.5 11h1.5a2.2 2.2 0 0 1 0 4.5h-1.8 M8.5 3.5v3 M12.5 3.5v3"),
  HOME("M5 9.5h14v10.5H5z M8 13.5h8 M9 3.8a1.2 1.2 0 1 0 0.01 0z M13.5 4.5a1.6 1.6 0 1 0 0.01 0z"),
  SPICES("M7.5 8h9v13h-9z M8.5 4h7v4h-7z M7.5 12h9 M10.5 16.5h3"),
  GOODS("M4 8l8-4.5L20 8v8.5L12 21l-8-4.5z M4 8l8 4.5L20 8 M12 12.5V21");

  private static final double GRID = 24;
  private static final Set<Icon> PICTOGRAMS = EnumSet.range(DAIRY, GOODS);

  private final String path;

  Icon(String path) {
    this.path = path;
  }

  /// The pictogram for a kind of goods by its lower-case name; any other key gives a plain parcel.
  public static Icon ofGoods(String key) {
    return PICTOGRAMS.stream()
        .filter(icon -> icon.name().toLowerCase(Locale.ROOT).equals(key))
        .findFirst()
        .orElse(GOODS);
  }

  /// A new node whose size and colour come from this style class.
  public Pane node(String styleClass) {
    SVGPath line = new SVGPath();
    line.getStyleClass().add("line");
    line.setContent(path);
    line.setManaged(false);
    Pane pane = new Pane(line);
    pane.getStyleClass().add(styleClass);
    pane.setMouseTransparent(true);
    Scale scale = new Scale();
    scale.xProperty().bind(pane.widthProperty().divide(GRID));
    scale.yProperty().bind(scale.xProperty());
    line.getTransforms().add(scale);
    return pane;
  }

  /// Draws this icon in a node made by [#node(String)].
  void drawIn(Pane node) {
    ((SVGPath) node.getChildren().getFirst()).setContent(path);
  }

  /// Changes which icon a node made by [#node(String)] shows.
  public static void change(Pane node, Icon icon) {
    icon.drawIn(node);
  }
}
