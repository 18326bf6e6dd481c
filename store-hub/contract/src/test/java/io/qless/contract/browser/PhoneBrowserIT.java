package io.qless.contract.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.qless.contract.link.Soon;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhoneBrowserIT {

  private static final String EAN = "8901063093287";

  private static final Map<String, String> PAGES =
      Map.of(
          "/",
              """
              <!doctype html><meta name=viewport content=width=device-width><title>Test</title>
              <button>Go</button><p></p><p id=pale style="opacity: 0">pale</p>
              <script>document.querySelector('button').onclick = () => {
                document.querySelector('p').textContent = navigator.language + '\\u00a0here';
                console.error('oh');
              };</script>\
              """,
          "/worker.js",
              """
              self.onactivate = event => event.waitUntil(clients.claim());
              self.onmessage = event => fetch('/asked-by-the-worker').then(() =>
                event.source.postMessage('heard'));\
              """,
          "/camera",
              """
              <!doctype html><meta name=viewport content=width=device-width><title>Camera</title>
              <style>body { margin: 0 } video { width: 100vw }</style>
              <video autoplay playsinline muted></video>
              <script>navigator.mediaDevices.getUserMedia({video: {width: 1280}}).then(film => {
                const video = document.querySelector('video');
                video.srcObject = film;
                video.onplaying = () => document.title = 'playing';
              });</script>\
              """);

  @TempDir Path directory;
  private HttpServer server;
  private String origin = "";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        request -> {
          String path = request.getRequestURI().getPath();
          byte[] body = PAGES.getOrDefault(path, "nothing").getBytes(StandardCharsets.UTF_8);
          request
              .getResponseHeaders()
              .add("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html");
          request.sendResponseHeaders(path.equals("/refused") ? 403 : 200, body.length);
          request.getResponseBody().write(body);
          request.close();
        });
    server.start();
    origin = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void itTapsReadsHearsComplaintsAndTakesPictures() throws Exception {
    try (PhoneBrowser phone = PhoneBrowser.open("hi-IN").dark(true)) {
      phone.go(origin + "/");
      assertThat(phone.holds("innerWidth === 390 && innerHeight === 844")).isTrue();
      assertThat(phone.holds("matchMedia('(prefers-color-scheme: dark)').matches")).isTrue();
      assertThat(phone.holds("matchMedia('(pointer: coarse)').matches")).isTrue();
      assertThat(phone.sees("#pale")).isFalse();
      assertThat(phone.text("#pale")).isEmpty();
      phone.tap("button");
      phone.await("p", "hi-IN here");
      assertThat(phone.complaints()).singleElement().asString().contains("oh");
      assertThat(phone.requests()).containsExactly(phone.address());
      assertThat(Files.size(phone.shot(directory.resolve("shots/page.png")))).isPositive();
      phone.size(360, 640);
      assertThat(phone.holds("innerWidth === 360")).isTrue();
      assertThat(phone.scrollsSideways()).isFalse();
    }
  }

  @Test
  void itHearsRefusedAnswersUncaughtErrorsAndSockets() {
    try (PhoneBrowser phone = PhoneBrowser.open()) {
      phone.go(origin + "/");
      phone.run("return fetch('/refused')");
      phone.run("setTimeout(() => { throw new Error('nobody caught me') })");
      phone.run("new WebSocket('ws://' + location.host + '/socket')");
      Soon.soon(
          () -> "the refused answer, the error and the socket are told: " + phone.complaints(),
          () -> phone.complaints().size() == 3);
      assertThat(String.join("\n", phone.complaints()))
          .contains("status of 403", "nobody caught me", "/socket");
      assertThat(phone.requests())
          .contains(origin + "/refused", origin.replace("http", "ws") + "/socket");
      phone.forget();
      assertThat(phone.complaints()).isEmpty();
      assertThat(phone.requests()).isEmpty();
    }
  }

  @Test
  void whatAServiceWorkerAsksForIsSeenInEveryTab() {
    try (PhoneBrowser phone = PhoneBrowser.open()) {
      phone.go(origin + "/");
      phone.run(
          """
          navigator.serviceWorker.onmessage = event => document.title = event.data;
          return navigator.serviceWorker.register('/worker.js')
            .then(() => navigator.serviceWorker.ready)
            .then(worker => worker.active.postMessage('ask'));
          """);
      Soon.soon("the worker has asked", () -> phone.holds("document.title === 'heard'"));
      assertThat(phone.requests()).contains(origin + "/asked-by-the-worker");
      phone.newTab();
      phone.go(origin + "/");
      assertThat(phone.holds("navigator.serviceWorker.controller")).isTrue();
      assertThat(phone.holds("innerWidth === 390")).isTrue();
      phone.toTab(0);
      assertThat(phone.holds("document.title === 'heard'")).isTrue();
    }
  }

  @Test
  void itGoesOfflineAndBack() {
    String asks = "return fetch('/again').then(() => 'heard', () => 'not heard')";
    try (PhoneBrowser phone = PhoneBrowser.open()) {
      phone.go(origin + "/");
      phone.offline(true);
      assertThat(phone.run(asks)).isEqualTo("not heard");
      assertThat(phone.holds("navigator.onLine")).isFalse();
      phone.offline(false);
      assertThat(phone.run(asks)).isEqualTo("heard");
    }
  }

  @Test
  void aSlowNetworkIsSlowUntilItIsNoMore() {
    String millis =
        "const begun = performance.now();"
            + " return fetch('/again').then(() => Math.round(performance.now() - begun))";
    try (PhoneBrowser phone = PhoneBrowser.open()) {
      phone.go(origin + "/");
      phone.network(700, 400);
      assertThat((Integer) phone.run(millis)).isGreaterThanOrEqualTo(690);
      phone.network(0, 0);
      Soon.soon("it is fast again", () -> phone.run(millis) instanceof Integer time && time < 690);
    }
  }

  @Test
  void itsCameraSeesTheFilm() throws Exception {
    Path film = CameraFilm.of(EAN, directory.resolve("film.mjpeg"));
    try (PhoneBrowser phone = PhoneBrowser.openWithCamera(film)) {
      phone.size(1280, 800);
      phone.go(origin + "/camera");
      Soon.soon("the film runs", () -> phone.holds("document.title === 'playing'"));
      Path seen = phone.shot(Path.of("target", "shots", "camera.png"));
      Process reader =
          new ProcessBuilder("zbarimg", "-q", "--raw", seen.toString()) // Debian: zbar-tools
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualToIgnoringNewLines(EAN);
      assertThat(phone.complaints()).isEmpty();
    }
  }
}
