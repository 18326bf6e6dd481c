package io.qless.contract.browser;

import io.qless.contract.link.Soon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// The folder in which one phone's browser keeps all that it knows.
final class PhoneProfile {

  private PhoneProfile() {}

  /// An empty one.
  static Path fresh() {
    try {
      return Files.createTempDirectory("phone-browser");
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// Takes it away once the browser has ended.
  static void remove(Path folder) {
    Soon.soon("the profile is gone: " + folder, () -> delete(folder));
  }

  /// The browser's last processes may still write: try again then.
  private static boolean delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (IOException | UncheckedIOException stillWriting) {
      return !Files.exists(folder);
    }
  }
}
