package io.qless.kiosk.sync;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Pictures of articles, fetched once from the hub and kept on the trolley's disk. Never call it on
/// the FX thread.
public final class PictureCache {

  /// Largest picture in bytes; ours have 6 kB.
  private static final int MAX_BYTES = 512 * 1024;

  private final Path directory;
  private final HubHttp http;

  public PictureCache(Path directory, HubHttp http) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.http = http;
  }

  /// The picture's bytes; none if the name is no picture's name.
  ///
  /// @throws IOException if it is not on disk and the hub does not have it or cannot be reached
  public byte[] read(String name) throws IOException {
    if (!name.matches("[A-Za-z0-9-]{1,60}\\.(png|jpg)")) {
      return new byte[0];
    }
    Path file = directory.resolve(name);
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException absent) {
      return fetch(name, file);
    }
  }

  private byte[] fetch(String name, Path file) throws IOException {
    try (InputStream body = http.get("/pictures/" + name).watched()) {
      byte[] bytes = body.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("picture " + name + " has more than " + MAX_BYTES + " bytes");
      }
      Path part = Files.createTempFile(directory, "part", "");
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return bytes;
    }
  }
}
