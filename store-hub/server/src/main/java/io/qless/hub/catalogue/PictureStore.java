package io.qless.hub.catalogue;

import io.qless.hub.storage.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Pictures of articles as files of one folder. Safe for any thread; lives as long as the hub.
public final class PictureStore {

  /// Largest picture: a trolley loads hundreds of them over Wi-Fi, and 160 pixels fit into a tenth.
  public static final int MAX_BYTES = 64 * 1024;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,55}\\.(png|jpg)");

  /// First bytes of a PNG file (ISO/IEC 15948, 5.2).
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /// First bytes of a JPEG file: start of image and the next marker (ISO/IEC 10918-1, annex B).
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

  private final Path directory;

  /// @param data the hub's data folder; the pictures lie in `pictures` below it
  public PictureStore(Path data) {
    try {
      directory = Files.createDirectories(data.resolve("pictures"));
    } catch (IOException cause) {
      throw new StoreException("making the folder of pictures", cause);
    }
  }

  /// Whether a text is the name of a picture: letters, digits and dashes, `.png` or `.jpg`.
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /// Whether bytes are a picture of the kind that the name promises.
  public static boolean isPicture(String name, byte[] bytes) {
    byte[] start = name.endsWith(".png") ? PNG : JPEG;
    return bytes.length > start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  /// Keeps a picture in place of an older one of that name.
  ///
  /// @throws IllegalArgumentException if name, size or bytes are not those of a picture
  public void put(String name, byte[] bytes) {
    if (!isName(name) || bytes.length > MAX_BYTES || !isPicture(name, bytes)) {
      throw new IllegalArgumentException("not a picture: " + name + ", " + bytes.length + " bytes");
    }
    try {
      Path part = Files.createTempFile(directory, "part", "");
      try {
        Files.write(part, bytes);
        Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException cause) {
      throw new StoreException("keeping the picture " + name, cause);
    }
  }

  /// A picture's bytes, empty if there is none of that name.
  public Optional<byte[]> read(String name) {
    if (!isName(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(directory.resolve(name)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException cause) {
      throw new StoreException("reading the picture " + name, cause);
    }
  }

  /// Name and size of each picture, ordered by name.
  public SortedMap<String, Long> list() {
    try (Stream<Path> files = Files.list(directory)) {
      SortedMap<String, Long> pictures = new TreeMap<>();
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (isName(name)) {
          pictures.put(name, Files.size(file));
        }
      }
      return pictures;
    } catch (IOException cause) {
      throw new StoreException("listing the pictures", cause);
    }
  }
}
