package io.qless.kiosk.welcome;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

/// The brand's ring, larger than the screen allows and barely lighter than the ink behind it. FX
/// thread only.
final class Backdrop extends Pane {
  private static final double RING_WIDTH = 0.19;

  /// A ring around this point, with this radius: parts of the width, the height and the height.
  Backdrop(double centerX, double centerY, double radius) {
    Circle ring = new Circle();
    ring.getStyleClass().add("ring");
    ring.centerXProperty().bind(widthProperty().multiply(centerX));
    ring.centerYProperty().bind(heightProperty().multiply(centerY));
    ring.radiusProperty().bind(heightProperty().multiply(radius));
    ring.strokeWidthProperty().bind(heightProperty().multiply(RING_WIDTH));
    Rectangle edge = new Rectangle();
    edge.widthProperty().bind(widthProperty());
    edge.heightProperty().bind(heightProperty());
    setClip(edge);
    setMouseTransparent(true);
    getChildren().add(ring);
  }
}
