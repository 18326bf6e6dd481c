package io.qless.hub.payment.paytm;

import io.qless.hub.payment.Digests;
import io.qless.hub.payment.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Paytm's signature: the SHA-256 of `text|salt` and the salt behind it, encrypted with the
/// merchant's key under a vector that everybody knows (Paytm docs, "Checksum Logic"). Immutable,
/// safe for any thread.
final class PaytmChecksum {

  /// Stands in every library of Paytm.
  private static final byte[] VECTOR = "@@@@&&&&####$$$$".getBytes(StandardCharsets.US_ASCII);

  private static final int SALT_CHARS = 4;
  private static final int SALT_BYTES = 3;

  /// A sum of 64 characters and the salt.
  private static final int PLAIN_CHARS = 64 + SALT_CHARS;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  PaytmChecksum(Secret merchantKey) {
    byte[] bytes = merchantKey.current().getBytes(StandardCharsets.UTF_8);
    if (bytes.length != 16 && bytes.length != 24 && bytes.length != 32) {
      throw new IllegalArgumentException("Paytm's merchant key has 16, 24 or 32 characters");
    }
    key = new SecretKeySpec(bytes, "AES");
  }

  String sign(String text) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return sign(text, Base64.getEncoder().encodeToString(salt));
  }

  String sign(String text, String salt) {
    byte[] plain = plain(text, salt).getBytes(StandardCharsets.UTF_8);
    try {
      return Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(plain));
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("signing for Paytm", cause);
    }
  }

  /// Whether this signature vouches for this text; what is no signature at all does not.
  boolean vouches(String signature, String text) {
    try {
      byte[] plain = cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(signature));
      String told = new String(plain, StandardCharsets.UTF_8);
      return told.length() == PLAIN_CHARS
          && Digests.same(plain(text, told.substring(PLAIN_CHARS - SALT_CHARS)), told);
    } catch (GeneralSecurityException | IllegalArgumentException garbage) {
      return false;
    }
  }

  /// What is signed of a form: its values in the order of their names, without the signature.
  static String textOf(SortedMap<String, String> form) {
    return form.entrySet().stream()
        .filter(field -> !"CHECKSUMHASH".equals(field.getKey()))
        .map(field -> "null".equalsIgnoreCase(field.getValue()) ? "" : field.getValue())
        .collect(Collectors.joining("|"));
  }

  private static String plain(String text, String salt) {
    return Digests.sha256((text + '|' + salt).getBytes(StandardCharsets.UTF_8)) + salt;
  }

  private Cipher cipher(int mode) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(mode, key, new IvParameterSpec(VECTOR));
    return cipher;
  }
}
