package io.qless.kiosk.look;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.IntBuffer;
import java.util.Map;

/// A QR code as pixels, with its quiet zone of four modules (ISO/IEC 18004, 6.3.8). Pure, usable
/// from any thread; the first one in a process takes some 150 ms, later ones under 10.
///
/// @param size width and height in pixels, a whole multiple of the modules
/// @param argb the pixels, black or white
record QrCode(int size, IntBuffer argb) {
  /// Longest text of a QR code in bytes at level L (version 40); more can't be shown.
  static final int MAX_BYTES = 2953;

  private static final int QUIET_MODULES = 4;
  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;

  /// Draws this text as large as fits into so many pixels. Level M where modules stay 4 px or
  /// larger, else level L, because on a bright screen module size helps a reader more than
  /// redundancy.
  static QrCode of(String text, int pixels) {
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
    return new QrCode(size, IntBuffer.wrap(argb));
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
