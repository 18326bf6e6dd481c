package io.qless.hub.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Hashes short codes with a key that is not in the database: six digits would be found at once in
/// a stolen one. Safe for any thread.
final class Pepper {

  /// What no code hashes to.
  static final String NONE = "0".repeat(64);

  private final SecretKeySpec key;

  Pepper(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /// `HMAC-SHA256(key, purpose|owner|code)`, hexadecimal.
  ///
  /// @param purpose what the code is for, so that no code does for something else
  /// @param owner whose code it is
  String hash(String purpose, String owner, String code) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      String text = purpose + '|' + owner + '|' + code;
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
    }
  }
}
