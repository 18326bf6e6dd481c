package io.qless.bridge.handshake;

import io.qless.bridge.scanner.Framed;
import io.qless.bridge.scanner.ScanProtocol;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a scanner says, as text of one byte per character.
final class Said {

  private Said() {}

  static List<Framed> to(ScanProtocol protocol, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return protocol.accept(bytes, bytes.length);
  }

  /// Bytes as a manual prints them: `04 D0 04 00 FF 28`.
  static String hex(String manual) {
    var text = new StringBuilder();
    for (String each : manual.split(" ")) {
      text.append((char) Integer.parseInt(each, 16));
    }
    return text.toString();
  }
}
