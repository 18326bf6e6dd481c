package io.qless.contract.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The clone of the repository that the tests run in.
final class ThisClone {

  private ThisClone() {}

  /// A file or folder of it.
  ///
  /// @param name from its root
  static Optional<Path> find(String name) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(name))) {
        return Optional.of(folder.resolve(name));
      }
    }
    return Optional.empty();
  }
}
