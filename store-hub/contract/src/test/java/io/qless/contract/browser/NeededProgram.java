package io.qless.contract.browser;

import java.nio.file.Files;
import java.nio.file.Path;

/// A program of Debian's that a test can't do without.
final class NeededProgram {

  private NeededProgram() {}

  /// Where it is.
  ///
  /// @throws AssertionError with the package that brings it if it is missing
  static Path find(String name, String debianPackage) {
    Path program = Path.of("/usr/bin", name);
    if (!Files.isExecutable(program)) {
      throw new AssertionError(
          program + " is missing: install the Debian package " + debianPackage);
    }
    return program;
  }
}
