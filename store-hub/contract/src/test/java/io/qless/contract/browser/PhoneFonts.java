package io.qless.contract.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A phone can write Hindi; a machine that builds often can't. Inside the repository the trolley's
/// fonts help out.
final class PhoneFonts {

  private static final String FONTS = "kiosk-app/src/main/resources/io/qless/kiosk/look/fonts";

  private PhoneFonts() {}

  /// Writes what the font library is to read, and says where.
  static Path writeTo(Path folder) {
    String ours = ThisClone.find(FONTS).map(fonts -> "<dir>" + fonts + "</dir>").orElse("");
    try {
      return Files.writeString(
          folder.resolve("fonts.conf"),
          """
          <?xml version="1.0"?>
          <fontconfig>
            <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
            %s
            <alias binding="same"><family>system-ui</family>
              <prefer><family>Noto Sans</family><family>Noto Sans Devanagari</family></prefer></alias>
          </fontconfig>
          """
              .formatted(ours));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
