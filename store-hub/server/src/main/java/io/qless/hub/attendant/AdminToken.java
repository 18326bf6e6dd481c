package io.qless.hub.attendant;

import io.qless.hub.storage.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// The word by which the store admin's command line is known. Lies in a file that only the hub's
/// user can read; made when the hub starts for the first time. Safe for any thread.
public final class AdminToken {

  private static final int TOKEN_BYTES = 32;

  /// Shorter ones could be found by trying.
  private static final int MIN_CHARS = 20;

  private final byte[] token;

  private AdminToken(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /// The token in a file; the file is made if there is none.
  public static AdminToken inFile(Path file) {
    try {
      makeOnce(file);
      String token = Files.readString(file).strip();
      if (token.length() < MIN_CHARS) {
        throw new IllegalStateException(
            "the admin token in " + file + " has fewer than " + MIN_CHARS + " characters");
      }
      return new AdminToken(token);
    } catch (IOException cause) {
      throw new StoreException("reading the admin token " + file, cause);
    }
  }

  /// Whether this is the token; how long the answer takes says nothing about it.
  public boolean matches(String offered) {
    return MessageDigest.isEqual(token, offered.getBytes(StandardCharsets.UTF_8));
  }

  private static void makeOnce(Path file) throws IOException {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + '\n';
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException there) {
      return;
    }
    Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
  }
}
