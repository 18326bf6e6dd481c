package io.qless.hub.auth;

import io.qless.hub.storage.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/// Random texts, their hashes, and files that only the hub's user reads. Safe for any thread.
public final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final int KEY_BYTES = 32;

  private Secrets() {}

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /// A random text of letters, digits, `-` and `_`.
  static String text(int byteCount) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(byteCount));
  }

  /// A random id, hexadecimal.
  public static String id() {
    return HexFormat.of().formatHex(bytes(8));
  }

  /// A random number below a bound, each as likely as the others.
  static int below(int bound) {
    return RANDOM.nextInt(bound);
  }

  /// For long random texts, where a slow hash would add nothing.
  static String sha256(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// The random key in a file; made when there is none.
  public static byte[] keyInFile(Path file) {
    try {
      if (!Files.exists(file)) {
        write(file, HexFormat.of().formatHex(bytes(KEY_BYTES)) + '\n');
      }
      byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
      if (key.length != KEY_BYTES) {
        throw new IllegalStateException(file + " holds no key of " + KEY_BYTES + " bytes");
      }
      return key;
    } catch (IOException cause) {
      throw new StoreException("reading the key in " + file, cause);
    }
  }

  /// Replaces a file that only the hub's user reads, as a whole.
  static void write(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
