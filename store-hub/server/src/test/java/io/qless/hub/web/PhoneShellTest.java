package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The service worker names each file of the page: one that it forgot would be missing without a
/// network, and could be older than the rest.
class PhoneShellTest {

  private static final Path PUBLIC = Path.of("src", "main", "resources", "public");

  @Test
  void everyFileOfThePageIsKept() throws IOException {
    List<String> kept = PhoneShell.files(Files.readString(PUBLIC.resolve("sw.js")));
    assertThat(kept).contains("/", "/icon.svg", "/icon-192.png", "/manifest.webmanifest");
    assertThat(kept)
        .doesNotHaveDuplicates()
        .containsAll(own(".js").filter(file -> !file.equals("/sw.js")).toList())
        .containsAll(own(".css").toList());
    assertThat(kept.stream().filter(file -> !file.equals("/")).map(file -> PUBLIC + file))
        .allMatch(file -> Files.isRegularFile(Path.of(file)));
  }

  private static Stream<String> own(String ending) throws IOException {
    try (Stream<Path> files = Files.list(PUBLIC)) {
      return files
          .map(file -> "/" + file.getFileName())
          .filter(file -> file.endsWith(ending))
          .toList()
          .stream();
    }
  }
}
