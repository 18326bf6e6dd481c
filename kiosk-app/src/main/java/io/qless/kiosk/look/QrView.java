package io.qless.kiosk.look;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
    Thread.ofVirtual().name("qr-warm-up").start(() -> Code.of(WARM_UP, 1));
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
    boolean fits = text.getBytes(StandardCharsets.UTF_8).length <= Code.MAX_BYTES;
    if (text.isEmpty() || room <= 0 || room == pixels || !fits) {
      return;
    }
    pixels = room;
    String wanted = text;
    Thread.ofVirtual()
        .name("qr-encode")
        .start(() -> {
          Code code = Code.of(wanted, room);
          Platform.runLater(() -> draw(wanted, room, code));
        });
  }

  private void draw(String wanted, int room, Code code) {
    if (wanted.equals(text) && room == pixels) {
      image.setImage(
          new WritableImage(
              new PixelBuffer<>(
                  code.size(), code.size(), code.argb(), PixelFormat.getIntArgbPreInstance())));
    }
  }

  /// A QR code as pixels, with its quiet zone of four modules (ISO/IEC 18004, 6.3.8). Pure, usable
  /// from any thread; the first one in a process takes some 150 ms, later ones under 10.
  ///
  /// @param size width and height in pixels, a whole multiple of the modules
  /// @param argb the pixels, black or white
  record Code(int size, IntBuffer argb) {
    /// Longest text of a QR code in bytes at level L (version 40); more can't be shown.
    static final int MAX_BYTES = 2953;

    private static final int QUIET_MODULES = 4;
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    /// Draws this text as large as fits into so many pixels. Level M where modules stay 4 px or
    /// larger, else level L, because on a bright screen module size helps a reader more than
    /// redundancy.
    static Code of(String text, int pixels) {
      BitMatrix modules = encode(text, ErrorCorrectionLevel.M);
      if (pixels / modules.getWidth() < 4) {
        modules = encode(text, ErrorCorrectionLevel.L);
      }
      int scale = Math.max(1, pixels / modules.getWidth());
      int size = modules.getWidth() * scale;
      int[] argb = new int[size * size];
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          argb[y * size + x] = modules.get(x / scale, y / scale) ? BLACK : WHITE;
        }
      }
      return new Code(size, IntBuffer.wrap(argb));
    }

    private static BitMatrix encode(String text, ErrorCorrectionLevel level) {
      try {
        return new QRCodeWriter()
            .encode(
                text,
                BarcodeFormat.QR_CODE,
                0,
                0,
                Map.of(
                    EncodeHintType.CHARACTER_SET, "UTF-8",
                    EncodeHintType.ERROR_CORRECTION, level,
                    EncodeHintType.MARGIN, QUIET_MODULES));
      } catch (WriterException e) {
        throw new IllegalArgumentException(text.length() + " characters for a QR code", e);
      }
    }
  }
}
