package io.qless.hub.repeat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What follows from one sender's key: the name of its row, the digest of its request, and the lock
/// of its answer. All three need both the hub's own secret and the sender's key, which is on no
/// disk of the hub; so tokens and passwords in an answer are safe there. Lives for one request.
final class KeySecrets {

  private static final String MAC = "HmacSHA256";
  private static final String CIPHER = "AES/GCM/NoPadding";

  /// NIST SP 800-38D, 8.2.2: random, 96 bits.
  private static final int NONCE_BYTES = 12;

  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] root;
  private final String id;
  private final String digest;

  /// @param secret of this hub
  KeySecrets(byte[] secret, KeyedRequest request) {
    root = mac(secret, request.name());
    id = HexFormat.of().formatHex(mac(root, text("id")));
    digest = HexFormat.of().formatHex(mac(mac(root, text("request")), sha256(request.content())));
  }

  /// Name of the row.
  String id() {
    return id;
  }

  /// Tells this request from another one under the same key.
  String digest() {
    return digest;
  }

  byte[] lock(byte[] answer) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] locked = cipher(Cipher.ENCRYPT_MODE, nonce, answer, 0);
    byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + locked.length);
    System.arraycopy(locked, 0, all, NONCE_BYTES, locked.length);
    return all;
  }

  byte[] unlock(byte[] locked) {
    return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(locked, NONCE_BYTES), locked, NONCE_BYTES);
  }

  private byte[] cipher(int mode, byte[] nonce, byte[] data, int from) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(
          mode,
          new SecretKeySpec(mac(root, text("answer")), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(text(id));
      return cipher.doFinal(data, from, data.length - from);
    } catch (GeneralSecurityException torn) {
      throw new IllegalStateException("a kept answer does not open", torn);
    }
  }

  private static byte[] mac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac.doFinal(data);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + MAC, impossible);
    }
  }

  private static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
