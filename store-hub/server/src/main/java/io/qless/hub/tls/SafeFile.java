package io.qless.hub.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Writes files of keys and certificates: whole or not at all, and never open to others for a
/// moment.
final class SafeFile {

  /// For the hub's own user.
  static final String OWN = "rw-------";

  /// For everybody: a certificate is no secret.
  static final String SHOWN = "rw-r--r--";

  private SafeFile() {}

  /// Replaces a file as a whole.
  static void write(Path file, byte[] content, String rights) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWN)))) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(rights));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Makes a folder that only the hub's user opens, if there is none.
  static void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }
}
