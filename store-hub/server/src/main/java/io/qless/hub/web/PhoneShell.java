package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The service worker, by which a phone keeps the page. It names the page's files and a version,
/// which is their digest: a hub with other files has another service worker, and that is how a
/// phone learns of them. Read once, when the hub starts.
final class PhoneShell implements Doors {

  private static final Pattern FILES = Pattern.compile("const FILES = \\[(.*?)];", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("'(/[^']*)'");

  private final String worker;

  PhoneShell() {
    String text = new String(resource("/sw.js"), StandardCharsets.UTF_8);
    worker = text.replace("{version}", version(files(text)));
  }

  /// The addresses of the page's files as a service worker names them.
  static List<String> files(String worker) {
    Matcher files = FILES.matcher(worker);
    if (!files.find()) {
      throw new IllegalStateException("the service worker names no files");
    }
    return NAME.matcher(files.group(1)).results().map(name -> name.group(1)).toList();
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/sw.js", this::worker);
  }

  private void worker(Context request) {
    request.header("Cache-Control", "no-cache").contentType("text/javascript; charset=utf-8");
    request.result(worker);
  }

  private static String version(List<String> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : files) {
        digest.update(resource(file.equals("/") ? "/index.html" : file));
      }
      return "qless-" + HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] resource(String file) {
    try (InputStream bytes = PhoneShell.class.getResourceAsStream("/public" + file)) {
      if (bytes == null) {
        throw new IllegalStateException("the phone page has no " + file);
      }
      return bytes.readAllBytes();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
