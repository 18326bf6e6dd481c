package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The headers of all that the hub serves to browsers: every file, every kind of answer.
class ServedFilesIT {

  /// As they were put together, those of libraries among them.
  private static final Path FILES = Path.of("target/classes/public");

  /// By the end of a file's name.
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html",
          "js", "text/javascript",
          "css", "text/css",
          "svg", "image/svg+xml",
          "png", "image/png",
          "wasm", "application/wasm",
          "webmanifest", "application/manifest+json",
          "woff2", "font/woff2",
          "LICENSE", "text/plain");

  /// What each answer says, once, and what of it must not be missing.
  private static final Map<String, List<String>> SAID =
      Map.of(
          "Content-Security-Policy",
          List.of(
              "default-src 'none'",
              "script-src 'self'",
              "base-uri 'none'",
              "form-action 'none'",
              "frame-ancestors 'none'",
              "require-trusted-types-for 'script'"),
          "X-Content-Type-Options",
          List.of("nosniff"),
          "Referrer-Policy",
          List.of("no-referrer"),
          "Cross-Origin-Opener-Policy",
          List.of("same-origin"),
          "Cross-Origin-Resource-Policy",
          List.of("same-origin"),
          "Permissions-Policy",
          List.of("camera=(self)", "microphone=()", "geolocation=()"));

  @TempDir Path directory;
  private WebHouse house;

  @BeforeEach
  void open() {
    house = new WebHouse(directory);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void everyFileHasItsTypeAndAllHeadersAndIsAskedForAgain() throws Exception {
    for (Path file : files()) {
      String path = "/" + FILES.relativize(file);
      String type = TYPES.get(path.replaceAll(".*[./]", ""));
      assertThat(type).as("a type for " + path).isNotNull();
      HttpResponse<String> answer = house.get(path, "");
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).as(path).startsWith(type);
      assertThat(answer.headers().firstValue("Cache-Control")).as(path).contains("no-cache");
      assertAllSaid(path, answer.headers());
    }
  }

  /// All builds give their files one time: only the content tells an old page from a new one.
  @Test
  void aFileIsSentAgainUnlessTheBrowserHasThisVeryContent() throws Exception {
    for (Path file : files()) {
      String path = "/" + FILES.relativize(file);
      HttpHeaders headers = house.get(path, "").headers();
      assertThat(headers.firstValue("Last-Modified")).as(path).isEmpty();
      if (path.equals("/sw.js")) {
        continue; // its browser compares it byte by byte
      }
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      String tag = "W/\"" + HexFormat.of().formatHex(sum, 0, 16) + '"';
      assertThat(headers.firstValue("ETag")).as(path).contains(tag);
      HttpResponse<String> again = house.send(knowing(path, "\"other\", " + tag));
      assertThat(again.statusCode()).as(path).isEqualTo(304);
      assertThat(again.body()).as(path).isEmpty();
      assertAllSaid(path, again.headers());
      assertThat(house.send(knowing(path, tag.replace('"', 'x'))).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatIsNoFileOfAPageIsNone() throws Exception {
    for (String path :
        List.of("/staff/../index.html", "/%2e%2e/logback.xml", "/no.js", "/staff/no.css", "/js")) {
      assertThat(house.get(path, "").statusCode()).as(path).isIn(400, 404);
    }
    assertThat(house.post("/app.js", "", Map.of()).statusCode()).isEqualTo(404);
  }

  private HttpRequest knowing(String path, String tag) {
    return HttpRequest.newBuilder(URI.create(house.address() + path))
        .header("If-None-Match", tag)
        .build();
  }

  @Test
  void refusalsAndAnswersOfProgramsSayTheSameAndAreNotKept() throws Exception {
    for (String path :
        List.of("/health", "/openapi.yaml", "/session/none", "/no/such/door", "/products/none")) {
      HttpResponse<String> answer = house.get(path, "");
      assertAllSaid(path, answer.headers());
      assertThat(answer.headers().firstValue("Cache-Control")).as(path).contains("no-store");
    }
  }

  @Test
  void noAnswerNamesOurServerOrGivesStrangersACookie() throws Exception {
    for (String path : List.of("/", "/join", "/staff", "/health", "/no/such/door")) {
      HttpHeaders headers = house.get(path, "").headers();
      assertThat(headers.allValues("Set-Cookie")).as(path).isEmpty();
      assertThat(headers.allValues("Server")).as(path).isEmpty();
      assertThat(headers.allValues("X-Powered-By")).as(path).isEmpty();
      assertThat(headers.allValues("Access-Control-Allow-Origin")).as(path).isEmpty();
      assertThat(headers.allValues("Strict-Transport-Security")) // deploy/https.md tells why
          .as(path)
          .isEmpty();
    }
  }

  private static void assertAllSaid(String path, HttpHeaders headers) {
    SAID.forEach((name, parts) -> {
      assertThat(headers.allValues(name)).as(path + " " + name).hasSize(1);
      assertThat(headers.firstValue(name).orElse("")).as(path).contains(parts);
    });
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .as(path)
        .doesNotContain("'unsafe-inline'", "'unsafe-eval'", "*", "http:", "data:");
  }

  private static List<Path> files() throws Exception {
    try (Stream<Path> all = Files.walk(FILES)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
