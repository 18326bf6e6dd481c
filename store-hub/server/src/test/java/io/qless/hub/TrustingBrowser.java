package io.qless.hub;

import io.qless.contract.link.Soon;
import io.qless.contract.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Chromium of somebody who has installed a store CA, or has not: a home folder of its own with a
/// certificate database, asked over the DevTools protocol. Test use only.
final class TrustingBrowser implements AutoCloseable {

  private final Path home;
  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket line;
  private int asked;

  /// @param home an empty folder
  /// @param installed PEM files of authorities that its owner installed
  TrustingBrowser(Path home, List<Path> installed) throws IOException, InterruptedException {
    this.home = home;
    Path database = Files.createDirectories(home.resolve(".pki/nssdb"));
    certutil("-N", "--empty-password", "-d", "sql:" + database);
    for (Path authority : installed) {
      certutil(
          "-A", "-n", "store", "-t", "C,,", "-i", authority.toString(), "-d", "sql:" + database);
    }
    ProcessBuilder chromium =
        new ProcessBuilder(
                program("chromium", "chromium"),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--host-resolver-rules=MAP hub.local 127.0.0.1,MAP other.local 127.0.0.1",
                "--remote-debugging-port=0",
                "--user-data-dir=" + home.resolve("profile"),
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("chromium.log").toFile());
    chromium.environment().put("HOME", home.toString());
    process = chromium.start();
    line = client.newWebSocketBuilder().buildAsync(URI.create(page(port())), new Ear()).join();
    tell("Page.enable", Map.of());
  }

  /// Opens an address.
  ///
  /// @return empty if it opened, else the browser's reason, such as `net::ERR_CERT_INVALID`
  String go(String address) {
    String error = tell("Page.navigate", Map.of("url", address)).path("errorText").asString("");
    if (error.isEmpty()) {
      Soon.soon("the page is loaded", () -> run("document.readyState").equals("complete"));
    }
    return error;
  }

  /// Runs script in the page, waits for what it promises, and gives it as text; failures begin with
  /// `failed:`.
  String run(String script) {
    JsonNode said =
        tell(
            "Runtime.evaluate",
            Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
    return said.has("exceptionDetails")
        ? "failed: " + said.path("exceptionDetails")
        : said.path("result").path("value").asString("");
  }

  @Override
  public void close() {
    line.abort();
    client.shutdownNow();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    Soon.soon("Chromium is gone", () -> !process.isAlive());
  }

  private JsonNode tell(String method, Map<String, Object> parameters) {
    int id = ++asked;
    line.sendText(Json.text(Map.of("id", id, "method", method, "params", parameters)), true).join();
    try {
      while (true) {
        JsonNode said = heard.poll(Soon.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (said == null) {
          throw new AssertionError(method + " was not answered");
        }
        if (said.path("id").asInt(0) == id) {
          return said.path("result");
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private String port() {
    Path file = home.resolve("profile/DevToolsActivePort");
    Soon.soon(
        () -> "Chromium has started: " + log(), () -> Files.exists(file) && !read(file).isEmpty());
    return read(file).lines().findFirst().orElseThrow();
  }

  private String page(String port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
    String pages = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return Json.mapperForTrees()
        .readTree(pages)
        .valueStream()
        .filter(page -> page.path("type").asString().equals("page"))
        .map(page -> page.path("webSocketDebuggerUrl").asString())
        .findFirst()
        .orElseThrow(() -> new AssertionError(pages));
  }

  private String log() {
    return read(home.resolve("chromium.log"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private void certutil(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(words));
    command.addFirst(program("certutil", "libnss3-tools"));
    Process tool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("certutil.log").toFile())
            .start();
    if (!tool.waitFor(30, TimeUnit.SECONDS) || tool.exitValue() != 0) {
      throw new AssertionError(command + ": " + read(home.resolve("certutil.log")));
    }
  }

  private static String program(String name, String debianPackage) {
    Path program = Path.of("/usr/bin", name);
    if (!Files.isExecutable(program)) {
      throw new AssertionError(
          program + " is missing: install the Debian package " + debianPackage);
    }
    return program.toString();
  }

  private final class Ear implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        heard.add(Json.mapperForTrees().readTree(part.toString()));
        part.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
