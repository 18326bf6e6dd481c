package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The files of the pages, as they lie in the program. A browser asks each time whether it has the
/// right one, by a digest of the content: every build gives its files the same time, so that time
/// and length would leave a phone with an old page.
final class PublicFiles implements Doors {

  /// By the end of a name, or the whole of one without a dot; nothing else is a file.
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "wasm", "application/wasm",
          "webmanifest", "application/manifest+json",
          "woff2", "font/woff2",
          "LICENSE", "text/plain; charset=utf-8");

  private static final Map<String, String> PAGES =
      Map.of("/", "/index.html", "/staff", "/staff/index.html", "/staff/", "/staff/index.html");

  private static final Pattern NAME =
      Pattern.compile("(?:/[A-Za-z0-9_-]+)*/(?:[\\w.-]+\\.)?([A-Za-z0-9]+)");

  /// Not as it lies there: [PhoneShell] fills it in.
  private static final String WORKER = "/sw.js";

  private static final Set<HandlerType> LOOKING = Set.of(HandlerType.GET, HandlerType.HEAD);

  private static final int TAG_BYTES = 16;

  /// Of each file that was asked for.
  private final Map<String, String> tags = new ConcurrentHashMap<>();

  @Override
  public void register(RoutesConfig routes) {
    routes.before(this::answer);
  }

  private void answer(Context request) {
    if (!LOOKING.contains(request.method())) {
      return;
    }
    String path = PAGES.getOrDefault(request.path(), request.path());
    String type = type(path);
    Optional<String> tag = type == null ? Optional.empty() : tag(path);
    if (type == null || tag.isEmpty()) {
      return;
    }
    request.header("Cache-Control", "no-cache").header("ETag", tag.get());
    String known = request.header("If-None-Match");
    if (known != null && known.contains(tag.get())) {
      request.status(HttpStatus.NOT_MODIFIED);
    } else {
      request.contentType(type).result(open(path).orElseThrow());
    }
    request.skipRemainingHandlers();
  }

  private static @Nullable String type(String path) {
    Matcher name = NAME.matcher(path);
    return name.matches() && !path.equals(WORKER) ? TYPES.get(name.group(1)) : null;
  }

  /// Weak (RFC 9110, section 8.8.1): the same for the packed and the plain form.
  private Optional<String> tag(String path) {
    String known = tags.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> tag = open(path).map(PublicFiles::digest);
    tag.ifPresent(fresh -> tags.put(path, fresh));
    return tag;
  }

  private static String digest(InputStream file) {
    try (file) {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
      return "W/\"" + HexFormat.of().formatHex(sum, 0, TAG_BYTES) + '"';
    } catch (IOException cause) {
      throw new UncheckedIOException("reading a file of the program", cause);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static Optional<InputStream> open(String path) {
    return Optional.ofNullable(PublicFiles.class.getResourceAsStream("/public" + path));
  }
}
