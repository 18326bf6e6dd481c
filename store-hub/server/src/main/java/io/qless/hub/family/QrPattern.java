package io.qless.hub.family;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A QR code as the dots a phone draws, so that the page needs no encoder of its own. A value.
///
/// @param size modules in a row, without the quiet zone; 0 if there is nothing to draw
/// @param dots one character for each module, row by row: `1` is dark
public record QrPattern(int size, String dots) {

  /// Nothing to draw.
  public static final QrPattern NONE = new QrPattern(0, "");

  /// Longest text of a QR code in bytes at level L (ISO/IEC 18004, table 7, version 40).
  private static final int MAX_BYTES = 2953;

  /// The same at level M.
  private static final int MOST_BYTES_AT_M = 2331;

  /// Up to here level M leaves modules of 3 pixels or more on a small phone; beyond, larger modules
  /// help a reader more than redundancy does.
  private static final int MAX_BYTES_AT_M = 250;

  public QrPattern {
    if (dots.length() != size * size) {
      throw new IllegalArgumentException(dots.length() + " dots for a size of " + size);
    }
  }

  /// The pattern of a text; nothing for an empty one, or one that no QR code can hold.
  public static QrPattern of(String text) {
    int bytes = bytes(text);
    return drawn(text, bytes > MAX_BYTES_AT_M ? ErrorCorrectionLevel.L : ErrorCorrectionLevel.M);
  }

  /// The pattern of an exit pass, as the trolley draws it: it is read at a gate from a screen that
  /// is scratched or dim, and there redundancy helps more than larger modules.
  public static QrPattern ofPass(String token) {
    return drawn(token, ErrorCorrectionLevel.M);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static QrPattern drawn(String text, ErrorCorrectionLevel level) {
    int bytes = bytes(text);
    if (bytes == 0 || bytes > (level == ErrorCorrectionLevel.L ? MAX_BYTES : MOST_BYTES_AT_M)) {
      return NONE;
    }
    BitMatrix modules = encode(text, level);
    int size = modules.getWidth();
    StringBuilder dots = new StringBuilder(size * size);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        dots.append(modules.get(x, y) ? '1' : '0');
      }
    }
    return new QrPattern(size, dots.toString());
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
                  EncodeHintType.CHARACTER_SET,
                  "UTF-8",
                  EncodeHintType.ERROR_CORRECTION,
                  level,
                  EncodeHintType.MARGIN,
                  0));
    } catch (WriterException cause) {
      throw new IllegalArgumentException(bytes(text) + " bytes for a QR code", cause);
    }
  }
}
