package io.qless.kiosk.look;

import java.nio.charset.StandardCharsets;
import javafx.application.Platform;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;

/// Shows a text as a QR code, as large as its own size allows with whole pixels per module. Encodes
/// in the background; only the last text asked for is shown. FX thread only.
public final class QrView extends StackPane {
  private static final String WARM_UP = "Q-Less";

  private final ImageView image = new ImageView();
  private String text = "";
  private int pixels;

  /// An empty view whose size comes from its style class.
  public QrView(String id, String styleClass) {
    setId(id);
    getStyleClass().addAll("qr", styleClass);
    image.setSmooth(false);
    getChildren().add(image);
    widthProperty().addListener((_, _, _) -> encode());
    heightProperty().addListener((_, _, _) -> encode());
  }

  /// Loads the encoder's classes in the background, so that the first code on the way out comes at
  /// once.
  public static void warmUp() {
    Thread.ofVirtual().name("qr-warm-up").start(() -> QrCode.of(WARM_UP, 1));
  }

  /// Shows this text; an empty one, or one that fits no QR code, shows nothing.
  public void show(String wanted) {
    if (!wanted.equals(text)) {
      text = wanted;
      pixels = 0;
      image.setImage(null);
      encode();
    }
  }

  /// True while there is a text to show.
  public boolean hasText() {
    return !text.isEmpty();
  }

  /// True once the code of the last text is on the screen.
  public boolean isDrawn() {
    return image.getImage() != null;
  }

  private void encode() {
    int room = (int) (Math.min(getWidth(), getHeight()) - snappedLeftInset() - snappedRightInset());
    boolean fits = text.getBytes(StandardCharsets.UTF_8).length <= QrCode.MAX_BYTES;
    if (text.isEmpty() || room <= 0 || room == pixels || !fits) {
      return;
    }
    pixels = room;
    String wanted = text;
    Thread.ofVirtual()
        .name("qr-encode")
        .start(() -> {
          QrCode code = QrCode.of(wanted, room);
          Platform.runLater(() -> draw(wanted, room, code));
        });
  }

  private void draw(String wanted, int room, QrCode code) {
    if (wanted.equals(text) && room == pixels) {
      image.setImage(
          new WritableImage(
              new PixelBuffer<>(
                  code.size(), code.size(), code.argb(), PixelFormat.getIntArgbPreInstance())));
    }
  }
}
