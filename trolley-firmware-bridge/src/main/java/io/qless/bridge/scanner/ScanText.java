package io.qless.bridge.scanner;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The bytes of one code as text. Stateless; any thread.
public final class ScanText {

  private static final int AIM_ID_LENGTH = 3;

  private ScanText() {}

  /// UTF-8 where the bytes are valid UTF-8, else ISO-8859-1.
  public static String of(byte[] bytes, int from, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, length))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
  }

  /// Without the line ends that a scanner was set up to put behind each code.
  public static String withoutSuffix(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\r' || text.charAt(end - 1) == '\n')) {
      end--;
    }
    return text.substring(0, end);
  }

  /// Splits the AIM id off the head of a code; one with nothing behind it is rejected.
  ///
  /// @param aimId what the scanner told beside the text, `""` if nothing; one in the text wins
  public static Framed framed(String text, String aimId, boolean again) {
    boolean has = startsWithAimId(text);
    String code = has ? text.substring(AIM_ID_LENGTH) : text;
    return code.isEmpty()
        ? new Framed.Rejected(ScanReject.Cause.EMPTY, text.length())
        : new Framed.Whole(has ? text.substring(0, AIM_ID_LENGTH) : aimId, code, again);
  }

  static boolean startsWithAimId(String text) {
    return text.length() >= AIM_ID_LENGTH && isAimId(text.substring(0, AIM_ID_LENGTH));
  }

  /// Whether these are the three characters of an AIM symbology id, such as `]E0`.
  public static boolean isAimId(String text) {
    return ScannedCode.AIM_ID.matcher(text).matches();
  }
}
