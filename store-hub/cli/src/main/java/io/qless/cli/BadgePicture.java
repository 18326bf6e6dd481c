package io.qless.cli;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// A badge's QR code as an SVG picture, to be printed by whatever prints the store's cards.
final class BadgePicture {

  /// ISO/IEC 18004 asks for four modules of silence around the code.
  private static final int QUIET_MODULES = 4;

  private BadgePicture() {}

  /// A card is bent and scratched: a quarter of the code may be gone.
  static String svg(String text) {
    try {
      BitMatrix code =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.MARGIN,
                      QUIET_MODULES,
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.Q));
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < code.getHeight(); y++) {
        for (int x = 0; x < code.getWidth(); x++) {
          if (code.get(x, y)) {
            path.append("M%d %dh1v1h-1z".formatted(x, y));
          }
        }
      }
      return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" width="40mm" height="40mm" shape-rendering="crispEdges">
      <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/>
      </svg>
      """
          .formatted(code.getWidth(), path);
    } catch (WriterException impossible) {
      throw new IllegalStateException("a badge's text fits every QR code", impossible);
    }
  }
}
