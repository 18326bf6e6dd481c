package io.qless.hub.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The sums that providers sign with, as small hexadecimal letters.
public final class Digests {

  private static final String HMAC = "HmacSHA256";

  private Digests() {}

  /// SHA-256 of some bytes.
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("this Java has no SHA-256", cause);
    }
  }

  /// HMAC-SHA256 over these parts, one after the other.
  public static String hmac(String secret, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("this Java has no " + HMAC, cause);
    }
  }

  /// Whether two texts are the same, in a time that does not tell where they differ.
  public static boolean same(String wanted, String given) {
    return MessageDigest.isEqual(
        wanted.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
