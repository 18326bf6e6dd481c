package io.qless.cli;

import io.qless.shop.item.Scans;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Scans one per line. A line ends with LF or CRLF and nothing else, as every other control
/// character may belong to a scan. One thread; lives as long as its stream.
final class ScanLines {

  /// Four bytes for each character and room for the AIM identifier; what is longer is cut there,
  /// which is still too long for a scan.
  private static final int MAX_BYTES = 4 * Scans.MAX_CHARS + 16;

  private final InputStream in;

  ScanLines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /// The next scan; null at the end.
  @Nullable String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    if (b < 0) {
      return null;
    }
    while (b >= 0 && b != '\n') {
      if (line.size() < MAX_BYTES) {
        line.write(b);
      }
      b = in.read();
    }
    String text = text(line.toByteArray());
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /// UTF-8 where the bytes are valid UTF-8, else ISO-8859-1, as the scanner's driver reads them.
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
