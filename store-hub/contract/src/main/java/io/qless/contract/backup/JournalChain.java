package io.qless.contract.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// How the rows of a trip's journal hang together: each carries the SHA-256 of the row before it
/// and its own text, so a changed or missing row is found.
public final class JournalChain {

  /// Hash before the first row of a trip.
  public static final String BEGINNING = "";

  private JournalChain() {}

  /// The hash of a row.
  ///
  /// @param before hash of the row before it
  /// @param body its event as it stands in the journal
  public static String next(String before, long revision, String body) {
    byte[] text = (before + '|' + revision + '|' + body).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(text));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
