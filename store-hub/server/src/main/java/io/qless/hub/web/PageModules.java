package io.qless.hub.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// All scripts that a page is made of, told with its first answer. A browser else hears of a module
/// only when it has read the one that imports it: each storey of imports costs a phone a round
/// trip.
final class PageModules {

  /// Where the page's own script stands in its HTML.
  private static final Pattern SCRIPT =
      Pattern.compile("<script type=\"module\" src=\"(/[^\"]+)\">");

  /// What is imported at once; `import(...)` comes when it is needed.
  private static final Pattern IMPORT =
      Pattern.compile("(?:from|import) '((?:\\.{1,2})?/[^']+\\.js)'");

  /// Servers and browsers take a header of 8 kB; a page of so many modules wants a bundler.
  private static final int MAX_MODULES = 60;

  private PageModules() {}

  /// The `Link` header of a page (RFC 8288), by which a browser asks for all of it at once.
  ///
  /// @param page its HTML below `/public`
  static String link(String page) {
    Set<String> modules = new LinkedHashSet<>();
    Deque<String> unread = new ArrayDeque<>();
    Matcher script = SCRIPT.matcher(read(page));
    while (script.find()) {
      unread.add(script.group(1));
    }
    while (!unread.isEmpty()) {
      String module = unread.remove();
      if (modules.size() < MAX_MODULES && modules.add(module)) {
        Matcher imports = IMPORT.matcher(read(module));
        while (imports.find()) {
          unread.add(URI.create(module).resolve(imports.group(1)).getPath());
        }
      }
    }
    return modules.stream()
        .map(module -> "<" + module + ">; rel=modulepreload")
        .collect(Collectors.joining(", "));
  }

  private static String read(String path) {
    try (InputStream file = PageModules.class.getResourceAsStream("/public" + path)) {
      return new String(Objects.requireNonNull(file, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(path, cause);
    }
  }
}
